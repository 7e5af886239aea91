#pragma once

#include "map/MapOverlay.h"
#include "map/ProjectedCodes.h"
#include "plot/CodeColoring.h"

#include <QWidget>

#include <array>

class QComboBox;
class QLabel;
class QToolButton;

namespace lunette {

class Legend;
class MapToolBar;

/// The choices above latent space: color with its legend, which latents are seen, and picking A and B.
class MapControls : public QWidget {
    Q_OBJECT
public:
    explicit MapControls(QWidget* parent = nullptr);

    /// From the next setImages() on, codes can also be colored by what is measured of them; setLegend() then says how.
    void offerMeasures() { offersMeasures_ = true; }
    void setLegend(const CodeLegend& legend);
    /// Null: nothing to color. Chooses the default coloring.
    void setImages(const Dataset* images);
    /// Chooses the principal plane of more than two latents.
    void setLatents(Index latents);

    CodeColoring coloring() const;
    /// None but where codes are colored by their label.
    const HiddenClasses& hiddenClasses() const;
    MapOverlay overlay() const;
    void setOverlay(MapOverlay overlay);
    LatentViewpoint viewpoint() const;
    /// Chooses a viewpoint, where there is a choice.
    void setHiddenClasses(const HiddenClasses& classes);
    void setViewpoint(const LatentViewpoint& viewpoint);
    /// What the codes are colored by, for people; empty where there is nothing to choose.
    QString coloringText() const;
    MapToolBar& tools() const { return *tools_; }
    const Legend& legend() const { return *legend_; }
    /// The end that the next clicked code becomes, or -1.
    int armedEnd() const;
    void disarm();

signals:
    /// Or which classes are hidden.
    void coloringChanged();
    void viewpointChanged();
    void overlayChanged();
    void armedChanged();
    void fitRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* makeEndButton(int end);
    void makeOverlays();
    void layOut();
    void connectParts();
    void fillLegend();
    void showWords();
    void restyle();

    bool offersMeasures_ = false;
    std::vector<CodeColoring> colorings_;
    std::vector<CodeLegend> legends_;
    QLabel *coloringLabel_, *overlayLabel_, *axesLabel_;
    QComboBox *coloringBox_, *overlayBox_, *horizontalBox_, *verticalBox_;
    Legend* legend_;
    MapToolBar* tools_;
    std::array<QToolButton*, 2> endButtons_{};
};

}  // namespace lunette
