#pragma once

#include <QMenu>

namespace lunette {

/// The menu of the files that were opened or saved last, shared by all windows of the person.
class RecentFiles : public QMenu {
    Q_OBJECT
public:
    explicit RecentFiles(QWidget* parent);

    /// The file was opened or saved; it goes to the top.
    void add(const QString& path);
    /// There is no such file any more.
    void forget(const QString& path);

signals:
    void chosen(const QString& path);

private:
    void fill();
};

}  // namespace lunette
