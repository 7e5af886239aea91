#include "Error.h"
#include "TestProgram.h"
#include "analysis/CodeQuantizer.h"

#include <QTest>

#include <cmath>

using namespace lunette;

/// Codes kept in few bits.
class CodeQuantizerTest : public QObject {
    Q_OBJECT
private slots:
    void quantized_withinTheRange_isTheNearestOfEvenSteps() {
        const CodeQuantizer quantizer(range(), 2);  // 0, 1, 2, 3 of the first latent and -8, -4, 0, 4 of the other
        Matrix codes(2, 4);
        codes << 0.4F, 0.6F, 2.4F, 3.0F,  //
            -8.0F, -7.0F, -1.9F, 3.0F;
        Matrix expected(2, 4);
        expected << 0, 1, 2, 3,  //
            -8, -8, 0, 4;
        QCOMPARE(quantizer.quantized(codes), expected);
    }

    void quantized_outsideTheRange_isTheNearerEnd() {
        Matrix codes(2, 2);
        codes << -1, 17,  //
            900, -900;
        Matrix expected(2, 2);
        expected << 0, 3,  //
            4, -8;
        QCOMPARE(CodeQuantizer(range(), 1).quantized(codes), expected);
    }

    void quantized_withMoreBits_comesNearer() {
        Matrix codes = Matrix::Random(2, 500).cwiseAbs();
        double before = 1e9;
        for (const int bits : {1, 2, 4, 8, 16}) {
            const auto error = static_cast<double>((CodeQuantizer(range(), bits).quantized(codes) - codes).norm());
            QVERIFY(error < before);
            before = error;
        }
        QVERIFY(before < 5e-3);
        QCOMPARE(CodeQuantizer(range(), 32).quantized(codes), codes);
    }

    void bytes_ofACode_areWhole() {
        QCOMPARE(CodeQuantizer(range(), 1).bytes(), 1);
        QCOMPARE(CodeQuantizer(range(), 4).bytes(), 1);
        QCOMPARE(CodeQuantizer(range(), 5).bytes(), 2);
        QCOMPARE(CodeQuantizer(range(), 32).bytes(), 8);
    }

    void quantized_constantLatent_keepsItsValue() {
        const Matrix still = Matrix::Constant(1, 3, 0.25F);
        QCOMPARE(CodeQuantizer(still, 8).quantized(Matrix::Constant(1, 1, 0.7F)), Matrix::Constant(1, 1, 0.25F));
    }

    void codeQuantizer_withoutCodesOrOfWrongBits_isRefused() {
        QVERIFY_EXCEPTION_THROWN(CodeQuantizer(Matrix(2, 0), 8), Error);
        QVERIFY_EXCEPTION_THROWN(CodeQuantizer(range(), 0), Error);
        QVERIFY_EXCEPTION_THROWN(CodeQuantizer(range(), 33), Error);
    }

private:
    static Matrix range() {
        Matrix codes(2, 3);
        codes << 0, 3, 1,  //
            4, -8, 0;
        return codes;
    }
};

static const lunette::test::TestClass<CodeQuantizerTest> kCodeQuantizerTest;
#include "CodeQuantizerTest.moc"
