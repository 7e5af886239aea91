#pragma once

#include <QTextBrowser>

class QLineEdit;

namespace lunette {

/// The manual as one page. Its chapters are found by their headings.
class ManualPage : public QTextBrowser {
    Q_OBJECT
public:
    explicit ManualPage(QWidget* parent = nullptr);

    /// Scrolls to the first heading that begins with these words. Whether there is one.
    bool showChapter(const QString& title);
    /// The heading of the chapter at the top of what is seen.
    QString chapter() const;

    QVariant loadResource(int type, const QUrl& name) override;

private:
    /// To the first heading for which `matches` returns true.
    template <typename Predicate>
    bool scrollTo(const Predicate& matches);
};

/// The window of the manual: the page, and a field that finds words in it.
class ManualWindow : public QWidget {
    Q_OBJECT
public:
    explicit ManualWindow(QWidget* parent);
    ManualPage& page() { return *page_; }

    /// The words by which the manual names the part of the window that this widget is in; empty where it has none.
    static QString chapterOf(const QWidget* widget);

private:
    void find();

    ManualPage* page_;
    QLineEdit* search_;
};

}  // namespace lunette
