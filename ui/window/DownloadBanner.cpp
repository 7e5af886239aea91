#include "window/DownloadBanner.h"

#include "download/Fetch.h"
#include "session/MessageText.h"
#include "widgets/ProgressLine.h"
#include "widgets/Theme.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QUrl>

#include <utility>

namespace lunette {

namespace {

QString text(const std::string& value) { return QString::fromStdString(value); }

QPushButton* makeButton(const char* name) {
    auto* button = new QPushButton;
    button->setObjectName(QLatin1StringView(name));
    return button;
}

}  // namespace

DownloadBanner::DownloadBanner(BackgroundService& service, QWidget* parent)
    : QFrame(parent),
      label_(new QLabel),
      bar_(new ProgressLine),
      fetch_(makeButton("downloadButton")),
      page_(makeButton("downloadPageButton")),
      leave_(makeButton("downloadLeaveButton")),
      poll_(new QTimer(this)),
      request_(service, BackgroundService::Queue::Network, [this](const QString& message) {
          end();
          emit errorOccurred(message);
      }) {
    setObjectName(QStringLiteral("downloadBanner"));
    label_->setWordWrap(true);
    label_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    bar_->setFixedWidth(160);
    bar_->setAccessibleName(tr("How far the download is"));
    page_->setText(tr("Open its &page"));
    poll_->setInterval(100);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 8, 8);
    row->addWidget(label_, 1);
    for (QWidget* part : {static_cast<QWidget*>(bar_), static_cast<QWidget*>(fetch_), static_cast<QWidget*>(page_),
                          static_cast<QWidget*>(leave_)})
        row->addWidget(part);
    connect(poll_, &QTimer::timeout, this, [this] { bar_->setFraction(task_->fraction()); });
    connect(fetch_, &QPushButton::clicked, this, &DownloadBanner::fetch);
    connect(page_, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl(text(set_.page))); });
    connect(leave_, &QPushButton::clicked, this, &DownloadBanner::leave);
    hide();
}

DownloadBanner::~DownloadBanner() {
    if (task_) task_->cancel();
}

void DownloadBanner::offer(const DownloadableDataset& set) {
    if (!isFetching()) set_ = set;
    show();
    showState();
}

void DownloadBanner::showState() {
    const bool canFetch = !set_.files.empty();
    const QString size = QLocale().formattedDataSize(static_cast<qint64>(set_.bytes()), 1, QLocale::DataSizeSIFormat);
    if (isFetching())
        label_->setText(tr("Downloading %1, %2, into %3").arg(translated(set_.title), size, text(set_.folder)));
    else if (canFetch)
        label_->setText(
            tr("%1 is not on this computer. %2 License: %3. From %4")
                .arg(translated(set_.title), translated(set_.description), translated(set_.license), text(set_.page)));
    else
        label_->setText(
            tr("%1 are not on this computer. %2 License: %3. Save some from %4 into %5 and choose them again, or open "
               "their folder by File, Open folder of pictures.")
                .arg(translated(set_.title), translated(set_.description), translated(set_.license), text(set_.page),
                     text(set_.folder)));
    bar_->setVisible(isFetching());
    fetch_->setVisible(canFetch && !isFetching());
    fetch_->setText(tr("&Download %1").arg(size));
    fetch_->setToolTip(
        tr("Download it to %1 and check it. An interrupted download is resumed.").arg(text(set_.folder)));
    page_->setVisible(!isFetching());
    page_->setToolTip(text(set_.page));
    leave_->setText(isFetching() ? tr("Cancel") : tr("Close"));
    leave_->setToolTip(isFetching() ? tr("Cancel; the partial download is kept and can be resumed")
                                    : tr("Close this offer"));
    update();
}

void DownloadBanner::fetch() {
    if (isFetching()) return;
    task_.emplace();
    bar_->setFraction(0);
    poll_->start();
    showState();
    request_.request([set = set_, progress = task_->progress()] { fetchDataset(set, progress); },
                     [this] {
                         end();
                         hide();
                         emit fetched(text(set_.name));
                     });
}

void DownloadBanner::end() {
    poll_->stop();
    task_.reset();
    showState();
}

void DownloadBanner::leave() {
    if (!isFetching()) return hide();
    task_->cancel();
    request_.cancel();
    end();
}

void DownloadBanner::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme::ground(*this));
    painter.fillRect(QRect(0, 0, 4, height()), theme::accent(*this));
}

}  // namespace lunette
