#include "window/CenterPane.h"

#include "window/ConditionBar.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace lunette {

CenterPane::CenterPane(const std::vector<QWidget*>& banners, Experiment& experiment, QWidget* map, QWidget* tabs) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (QWidget* banner : banners) column->addWidget(banner);
    column->addWidget(new ConditionBar(experiment));
    auto* split = new QSplitter(Qt::Vertical, this);
    split->setObjectName(QStringLiteral("centerSplit"));
    split->setChildrenCollapsible(false);
    split->addWidget(map);
    split->addWidget(tabs);
    // The strip below needs its height to be seen at twice its pixels; the map gets the rest.
    split->setSizes({430, 570});
    column->addWidget(split, 1);
}

}  // namespace lunette
