#pragma once

#include "widgets/Term.h"

#include <QLabel>

namespace lunette {

/// A word with a dotted underline that explains itself: in its tool tip, and by a click or the space bar.
class TermLabel : public QLabel {
    Q_OBJECT
public:
    /// `text` where the place calls the term by another name.
    explicit TermLabel(Term term, const QString& text = {}, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void explain();
};

}  // namespace lunette
