#pragma once

#include <QTest>

// Qt's own 5 seconds assert a time: on a machine that is busy, or under a sanitizer, a window may need more. Whoever
// includes this waits for a minute before what does not come counts as missing.
#undef QTRY_VERIFY
#define QTRY_VERIFY(expression) QTRY_VERIFY_WITH_TIMEOUT(expression, 60000)
#undef QTRY_COMPARE
#define QTRY_COMPARE(expression, expected) QTRY_COMPARE_WITH_TIMEOUT(expression, expected, 60000)
#undef QTRY_VERIFY2
#define QTRY_VERIFY2(expression, message) QTRY_VERIFY2_WITH_TIMEOUT(expression, message, 60000)

namespace lunette::test {

inline constexpr int kPatience = 200000;  ///< ms that a training or a measurement may take on a busy machine

}  // namespace lunette::test
