#pragma once

#include <QImage>
#include <QStringList>
#include <QWidget>

#include <vector>

namespace lunette {

/// The steps of a path side by side at one whole multiple of their pixels, under each, where there is room, the nearest
/// real picture with a caption and a bar, and above them a mark where the slider is. A step can be clicked.
class PictureStrip : public QWidget {
    Q_OBJECT
public:
    explicit PictureStrip(QWidget* parent = nullptr);

    void setSteps(std::vector<QImage> steps);
    /// One a step, or none at all.
    void setNearest(std::vector<QImage> nearest);
    /// What stands under a picture: in full where there is room, else in brief.
    struct Captions {
        QStringList brief, full;
        QString widest, widestBrief;  ///< what they may become: nothing moves when they do
        bool operator==(const Captions&) const = default;
    };
    /// Under the nearest pictures.
    void setCaptions(const Captions& captions);
    /// What is read off each step, one a step.
    void setStepCaptions(const Captions& captions);
    /// Keeps a line free for captions of the steps, which come later than these.
    void expectStepCaptions(bool areExpected);
    /// How far each step is from the data, 1 as far as a real unseen picture; empty: not known.
    void setValidity(std::vector<double> multiples);
    /// Which steps show what training never saw; empty for none.
    void setWithheld(std::vector<bool> withheld);
    /// All figures of each step, in words.
    void setTips(const QStringList& tips);
    /// 0 first step .. 1 last step.
    void setPosition(double share);
    void setEmptyText(const QString& text);
    /// How high it may be, at most: it takes what pictures at a whole multiple of their pixels need.
    void setRoom(int height);
    /// Free of pictures and figures, at the right end of the words between the rows.
    QPoint placeOfMark(QSize mark) const;
    /// Of a picture's square, and whether the nearest pictures are shown.
    double side() const { return geometry().side; }
    bool hasNearest() const { return geometry().under == Under::Nearest; }

    const std::vector<QImage>& steps() const { return steps_; }
    const QStringList& stepCaptions() const { return stepCaptions_.brief; }
    const std::vector<double>& validity() const { return validity_; }
    const std::vector<bool>& withheld() const { return withheld_; }
    const QStringList& tips() const { return tips_; }
    const std::vector<QImage>& nearest() const { return nearest_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void stepClicked(int step, int steps);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// How much is shown under the steps, as there is room: nothing, words that the nearest pictures need more, or
    /// these.
    enum class Under { Nothing, Words, Nearest };
    struct Geometry {
        Under under = Under::Nearest;
        double side = 0;   ///< of a picture's square, logical pixels
        double pitch = 0;  ///< from one step to the next
        double left = 0, top = 0, headingTop = 0, nearestTop = 0, captionTop = 0;
        const QStringList *stepCaptions = nullptr, *captions = nullptr;
    };
    Geometry geometry() const;
    /// The least side at which a picture can be read.
    double leastSide() const;
    int extent() const;
    int lineHeight() const;
    double stepLineHeight() const;
    /// What is beside the pictures themselves in the strip's height.
    double heightBeside(Under under) const;
    double leastHeight(Under under) const { return heightBeside(under) + rowsOf(under) * leastSide(); }
    static int rowsOf(Under under) { return under == Under::Nearest ? 2 : 1; }
    double widthPerStep() const;
    QString heading(const Geometry& at) const;
    /// From one step to the next where what is widest of a step may not be cut at the ends.
    double roomFor(double widest) const;
    /// The captions that there is room for beside pictures of this side, and how wide they may become.
    const QStringList& chosen(const Captions& captions, double side, double& width) const;
    double widthOf(const QStringList& captions) const;
    /// -1 where there is none.
    int stepAt(QPointF position) const;
    void paintValidity(QPainter& painter, const Geometry& at) const;
    void paintRow(QPainter& painter, const std::vector<QImage>& pictures, double top, const Geometry& at) const;
    void paintCaptions(QPainter& painter, const QStringList& captions, double top, const Geometry& at) const;
    void paintMark(QPainter& painter, const Geometry& at) const;
    void paintWords(QPainter& painter, const QString& words, double left, double top) const;
    void paintWithheld(QPainter& painter, const Geometry& at) const;
    /// Above the steps: the slider's mark, and words where steps were withheld.
    double headHeight() const;

    std::vector<QImage> steps_, nearest_;
    Captions stepCaptions_, captions_;
    std::vector<double> validity_;
    std::vector<bool> withheld_;
    QStringList tips_;
    QString emptyText_;
    double position_ = 0;
    int room_ = 0;
    bool areStepCaptionsExpected_ = false;
};

}  // namespace lunette
