#pragma once

#include <QTest>

#include <map>
#include <string>
#include <type_traits>

namespace lunette::test {

using Run = int (*)(int argc, char** argv);

/// The test classes of this program, by name.
inline std::map<std::string, Run>& testClasses() {
    static std::map<std::string, Run> classes;
    return classes;
}

/// Lets a program that holds several test classes run one of them: `program CLASS [OPTION OF QT TEST ...]`. The test
/// runs without an application object, or with one of the given class.
template <class Test, class Application = void>
class TestClass {
public:
    TestClass() {
        testClasses()[Test::staticMetaObject.className()] = [](int argc, char** argv) {
            if constexpr (std::is_void_v<Application>) {
                Test test;
                return QTest::qExec(&test, argc, argv);
            } else {
                const Application application(argc, argv);
                Application::setAttribute(Qt::AA_Use96Dpi);  // so that sizes do not depend on the screen
                Test test;
                return QTest::qExec(&test, argc, argv);
            }
        };
    }
};

}  // namespace lunette::test
