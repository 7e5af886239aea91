#pragma once

#include "Patience.h"
#include "io/ModelFile.h"
#include "map/LatentView.h"
#include "views/interpolate/InterpolateView.h"
#include "views/reconstruct/ReconstructionView.h"
#include "window/MainWindow.h"

#include <QAbstractItemView>
#include <QAction>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

namespace lunette::test {

/// A window and what a person does with it: finding a control by its name, pressing it, answering a dialog.
class WindowUser {
protected:
    /// Settings in a folder that is gone after the test, and dialogs that a test can find.
    void useOwnSettings() const {
        QVERIFY(folder_.isValid());
        QCoreApplication::setOrganizationName(QStringLiteral("LunetteTest"));
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.path());
    }

    void openWindow() {
        QSettings().clear();
        window_ = std::make_unique<MainWindow>();
        window_->show();
        QTRY_VERIFY(isEnabled("trainAction"));
    }

    void closeWindow() { window_.reset(); }

    template <class T>
    T* find(const char* name) const {
        auto* found = window_->findChild<T*>(QLatin1StringView(name));
        if (!found) qFatal("the window has no %s", name);
        return found;
    }
    void trigger(const char* action) const { find<QAction>(action)->trigger(); }
    bool isEnabled(const char* action) const { return find<QAction>(action)->isEnabled(); }
    QString label(const char* name) const { return find<QLabel>(name)->text(); }

    QString bannerText() const {
        const auto* banner = find<QWidget>("messageBanner");
        return banner->isVisible() ? banner->findChild<QLabel*>()->text() : QString();
    }

    void openSmallMoons() const {
        window_->open(QStringLiteral("moons:count=150,size=28"));
        QTRY_VERIFY(label("datasetText").contains(QStringLiteral("150")));
    }

    void setSmallNetwork(int epochs) const {
        find<QSpinBox>("epochs")->setValue(epochs);
        find<QSpinBox>("batch-size")->setValue(25);
        auto* hidden = find<QLineEdit>("hidden");
        hidden->setText(QStringLiteral("16"));
        QTest::keyClick(hidden, Qt::Key_Return);
    }

    void trainToTheEnd() const {
        trigger("trainAction");
        // A run before, or a model that was opened, may say "finished" already.
        QTRY_VERIFY_WITH_TIMEOUT(isEnabled("trainAction"), 60000);
        QTRY_COMPARE(label("timeLeftLabel"), QStringLiteral("finished"));
    }

    /// Until every view shows what the weights at this step make.
    void waitForPictures(std::int64_t step) const {
        const auto isNow = [step](const ShownPictures& shown) {
            return shown.snapshot && shown.snapshot->step() == step;
        };
        const auto* paths = window_->findChild<InterpolateView*>();
        QTRY_VERIFY_WITH_TIMEOUT(isNow(paths->shownPicture()) && isNow(paths->shownStrip()), 60000);
        QTRY_VERIFY_WITH_TIMEOUT(isNow(window_->findChild<ReconstructionView*>()->shownGrid()), 60000);
        QTRY_VERIFY_WITH_TIMEOUT(isNow(window_->findChild<LatentView*>()->shownProbe()), 60000);
    }

    /// Asks for a file to be written by this action, and waits for it.
    QString saveBy(const char* action, const QString& name) const {
        const QString path = folder_.filePath(name);
        trigger(action);
        answerDialog(path);
        if (!QTest::qWaitFor([&] { return QFile::exists(path); }, 60000)) qFatal("no %s is written", qPrintable(name));
        return path;
    }

    void answerDialog(const QString& path) const {
        QFileDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = window_->findChild<QFileDialog*>()));
        dialog->setDirectory(QFileInfo(path).path());
        for (auto* list : dialog->findChildren<QAbstractItemView*>()) list->clearSelection();  // as typing does
        dialog->setOption(QFileDialog::DontConfirmOverwrite);
        dialog->findChild<QLineEdit*>()->setText(path);
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_VERIFY(!window_->findChild<QFileDialog*>());
    }

    SavedModel save(const QString& name) const {
        const QString path = folder_.filePath(name);
        trigger("saveModelAction");
        answerDialog(path);
        if (!QTest::qWaitFor([&] { return QFile::exists(path); })) qFatal("no model was saved");
        return loadModel(path.toStdString());
    }

    QTemporaryDir folder_;
    std::unique_ptr<MainWindow> window_;
};

}  // namespace lunette::test
