#include "map/LegendList.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace lunette {
namespace {
constexpr int kSide = 11;
constexpr int kRowsSeen = 14;
}  // namespace

QPixmap markerPixmap(const CodeLegend::Entry& entry, const QWidget& widget) {
    const qreal ratio = widget.devicePixelRatioF();
    QPixmap pixmap(QSize(kSide, kSide) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(kSide / 2.0, kSide / 2.0);
    painter.fillPath(markerPath(entry.marker, kSide / 2.0 - 0.5), entry.color);
    return pixmap;
}

LegendList::LegendList(const CodeLegend& legend, const HiddenClasses& hidden, QWidget* parent)
    : QFrame(parent, Qt::Popup), search_(new QLineEdit), list_(new QListWidget) {
    setObjectName(QStringLiteral("legendList"));
    setFrameShape(QFrame::StyledPanel);
    setAttribute(Qt::WA_DeleteOnClose);
    search_->setObjectName(QStringLiteral("legendSearch"));
    search_->setPlaceholderText(tr("Find a label"));
    search_->setAccessibleName(tr("Find a label"));
    search_->setClearButtonEnabled(true);
    list_->setObjectName(QStringLiteral("legendClasses"));
    list_->setAccessibleName(tr("Labels"));
    list_->setToolTip(tr("A tick shows a label's codes; double-click a label to see it alone, and again to see all"));
    list_->setUniformItemSizes(true);
    for (const auto& entry : legend.classes) {
        auto* item = new QListWidgetItem(QIcon(markerPixmap(entry, *this)), entry.name, list_);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    }
    setHidden(hidden);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addWidget(search_);
    column->addWidget(list_);
    const int rows = std::min(kRowsSeen, std::max(list_->count(), 1));
    list_->setFixedHeight(rows * std::max(list_->sizeHintForRow(0), 1) + 2 * list_->frameWidth());
    setFocusProxy(search_);
    connect(search_, &QLineEdit::textChanged, this, &LegendList::find);
    connect(list_, &QListWidget::itemChanged, this,
            [this](QListWidgetItem* item) { emit toggled(static_cast<std::size_t>(list_->row(item)), false); });
    connect(list_, &QListWidget::itemActivated, this,
            [this](QListWidgetItem* item) { emit toggled(static_cast<std::size_t>(list_->row(item)), true); });
}

void LegendList::setHidden(const HiddenClasses& hidden) {
    const QSignalBlocker quiet(list_);
    for (int row = 0; row < list_->count(); ++row)
        list_->item(row)->setCheckState(hidden.contains(row) ? Qt::Unchecked : Qt::Checked);
}

void LegendList::find(const QString& text) {
    for (int row = 0; row < list_->count(); ++row)
        list_->item(row)->setHidden(!list_->item(row)->text().contains(text, Qt::CaseInsensitive));
}

}  // namespace lunette
