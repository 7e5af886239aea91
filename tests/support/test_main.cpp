#include "TestProgram.h"

#include <cstdio>

int main(int argc, char** argv) {
    const auto& classes = lunette::test::testClasses();
    const auto found = argc > 1 ? classes.find(argv[1]) : classes.end();
    if (found != classes.end()) {
        argv[1] = argv[0];
        return found->second(argc - 1, argv + 1);
    }
    std::fprintf(stderr, "usage: %s CLASS [OPTION OF QT TEST ...], where CLASS is one of\n", argv[0]);
    for (const auto& [name, run] : classes) std::fprintf(stderr, "  %s\n", name.c_str());
    return 2;
}
