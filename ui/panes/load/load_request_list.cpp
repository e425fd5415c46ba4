#include "ui/panes/load/load_request_list.h"

#include "ui/format.h"
#include "ui/panes/load/load_words.h"
#include "ui/panes/send_words.h"
#include "ui/panes/server_home.h"
#include "ui/theme.h"
#include "ui/widgets/flat_button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/tone_label.h"

#include <QAction>
#include <QEvent>
#include <QListWidget>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kShownLines = 5; // before it scrolls

} // namespace

LoadRequestList::LoadRequestList(const Server *server, QWidget *parent)
    : QWidget(parent)
    , m_server(server)
    , m_title(new ToneLabel(Tone::Text, this))
    , m_remove(flatButton(u"loadListRemove"_s, tr("Leave out"),
                          tr("Takes the current request out of the list (Delete)"), this))
    , m_only(flatButton(u"loadListOnly"_s, tr("Only this one"), tr("Sends the current request alone"), this))
    , m_list(new QListWidget(this))
{
    setObjectName(u"loadRequests"_s);
    m_list->setObjectName(u"loadRequestList"_s);
    m_list->setAccessibleName(tr("Requests that the load run sends in turn"));
    m_list->setFont(monospaceFont());
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setUniformItemSizes(true);
    m_list->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_title->setTextFormat(Qt::PlainText);
    auto *remove = new QAction(m_remove->text(), this);
    remove->setShortcut(Qt::Key_Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(remove);
    auto *head = new FlowLayout;
    head->setSpacings(8, 2);
    head->addWidget(m_title);
    head->addWidget(m_remove);
    head->addWidget(m_only);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_list);
    connect(remove, &QAction::triggered, this, &LoadRequestList::removeCurrent);
    connect(m_remove, &QToolButton::clicked, this, &LoadRequestList::removeCurrent);
    connect(m_only, &QToolButton::clicked, this, &LoadRequestList::keepCurrent);
}

void LoadRequestList::setRequests(const QList<LoadRequest> &requests)
{
    m_entries.clear();
    for (const LoadRequest &request : requests.size() > 1 ? requests : QList<LoadRequest>())
        m_entries.append({request, isServerHome(request.url, m_server)});
    refresh();
}

LoadRequest LoadRequestList::resolved(const Entry &entry) const
{
    LoadRequest request = entry.request;
    const QUrl home = entry.isHome ? serverHome(m_server) : QUrl();
    if (!home.isEmpty()) {
        request.url.setHost(home.host());
        request.url.setPort(home.port());
    }
    return request;
}

QList<LoadRequest> LoadRequestList::requests() const
{
    QList<LoadRequest> requests;
    for (const Entry &entry : m_entries)
        requests.append(resolved(entry));
    return requests;
}

void LoadRequestList::refresh()
{
    const int row = m_list->currentRow();
    const QList<LoadRequest> requests = this->requests();
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    if (requests.isEmpty())
        return;
    LoadPlan plan;
    plan.requests = requests;
    const auto servers = originsOf(plan).size();
    const QString count = tr("%Ln request(s) in turn", nullptr, int(requests.size()));
    m_title->setText(servers == 1
                         //: %1 "3 requests in turn", %2 a server's host and port.
                         ? tr("%1, to %2").arg(count, hostAndPort(requests.front().url))
                         //: %1 "3 requests in turn", %2 "2 servers".
                         : tr("%1, to %2").arg(count, tr("%Ln server(s)", nullptr, int(servers))));
    for (const LoadRequest &request : requests) {
        const QString whole = request.url.toDisplayString(QUrl::RemovePassword);
        QString text = servers == 1 ? loadWords::request(request) : QString::fromUtf8(request.method) + u' ' + whole;
        if (!request.body.isEmpty())
            text += u" · "_s + sizeText(quint64(request.body.size()));
        (new QListWidgetItem(text, m_list))->setToolTip(whole);
    }
    m_list->setCurrentRow(std::clamp(row, 0, m_list->count() - 1));
    fitHeight();
}

void LoadRequestList::fitHeight()
{
    const int lines = std::clamp(m_list->count(), 1, kShownLines);
    const int line = std::max(m_list->sizeHintForRow(0), m_list->fontMetrics().height());
    m_list->setFixedHeight(lines * line + 2 * m_list->frameWidth() + 2);
}

void LoadRequestList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::StyleChange)
        return;
    m_list->setFont(monospaceFont());
    fitHeight();
}

void LoadRequestList::removeCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_entries.size())
        return;
    if (m_entries.size() == 2)
        return leave(1 - row);
    m_entries.removeAt(row);
    m_list->setCurrentRow(std::min<int>(row, int(m_entries.size()) - 1));
    refresh();
    Q_EMIT changed();
}

void LoadRequestList::keepCurrent()
{
    if (const int row = m_list->currentRow(); row >= 0 && row < m_entries.size())
        leave(row);
}

void LoadRequestList::leave(int row)
{
    const LoadRequest left = resolved(m_entries.at(row));
    m_entries.clear();
    refresh();
    Q_EMIT oneLeft(left);
}

} // namespace coroscope
