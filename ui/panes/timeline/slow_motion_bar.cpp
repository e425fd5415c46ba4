#include "ui/panes/timeline/slow_motion_bar.h"

#include "ui/commands.h"
#include "ui/format.h"
#include "ui/pane_command.h"
#include "ui/setting_marks.h"
#include "ui/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/flow_layout.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPainter>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kBox = 24; // characters
constexpr int kGap = 6; // px

} // namespace

ReadyQueueView::ReadyQueueView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("readyQueue"));
    setAccessibleName(tr("Coroutines that could go on and are kept back"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ReadyQueueView::sizeHint() const
{
    return {0, 2 * fontMetrics().height() + 2 * kGap};
}

void ReadyQueueView::setEntries(std::vector<ReadyEntry> entries, std::uint64_t count, Clock::time_point now,
                                const HolderNames &names)
{
    m_entries = std::move(entries);
    m_count = std::max<std::uint64_t>(count, m_entries.size());
    m_now = now;
    m_texts.clear();
    for (const ReadyEntry &entry : m_entries) {
        const QString who = names.of(entry.label);
        //: %1 the number of a request, %2 its route.
        m_texts.append(tr("%1: %2").arg(QString::number(entry.exchange), who.isEmpty() ? tr("request") : who));
    }
    QString text = tr("%Ln coroutine(s) kept back", nullptr, int(std::min<std::uint64_t>(m_count, 1'000'000)));
    if (!m_texts.isEmpty())
        //: %1 how many are kept back, %2 the one that goes on first.
        text = tr("%1; next is %2").arg(text, m_texts.first());
    if (text != accessibleDescription())
        setAccessibleDescription(text);
    update();
}

void ReadyQueueView::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColors(palette());
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    const int line = fontMetrics().height();
    const int wide = kBox * fontMetrics().averageCharWidth();
    const int top = 3;
    int x = 8;
    if (m_entries.empty()) {
        painter.setPen(colors.muted);
        painter.drawText(rect().adjusted(8, 0, -8, 0), int(Qt::AlignVCenter | Qt::AlignLeft),
                         tr("The ready queue is empty: nobody could go on and is kept back."));
        return;
    }
    const QString more = tr("and %1 more");
    const int tail = fontMetrics().horizontalAdvance(more) + 8 * fontMetrics().averageCharWidth();
    std::size_t i = 0;
    for (; i < m_entries.size(); ++i) {
        const bool isLast = i + 1 == m_entries.size() && m_count == m_entries.size();
        if (x + wide + (isLast ? 0 : tail) > width() && i > 0)
            break;
        const ReadyEntry &entry = m_entries[i];
        const QRect box(x, top, wide, 2 * line + kGap);
        painter.fillRect(box, mixed(palette().color(QPalette::Base), colors.held, 0.18));
        const auto waited = m_now - entry.since;
        if (entry.until != Clock::time_point() && entry.until > entry.since) {
            const double share = std::clamp(std::chrono::duration<double>(waited)
                                                / std::chrono::duration<double>(entry.until - entry.since),
                                            0.0, 1.0);
            painter.fillRect(QRect(box.left(), box.bottom() - 3, int(box.width() * share), 4), colors.held);
        }
        painter.setPen(QPen(i == 0 ? colors.accent : colors.border, i == 0 ? 2 : 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(0, 0, -1, -1));
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(box.adjusted(kGap, 2, -kGap, -line - 3), int(Qt::AlignVCenter | Qt::AlignLeft),
                         fontMetrics().elidedText(m_texts[qsizetype(i)], Qt::ElideRight, wide - 2 * kGap));
        painter.setPen(colors.muted);
        //: %1 a duration: how long a coroutine could have gone on already.
        const QString since = tr("ready for %1").arg(durationText(std::max(nanoseconds(0), nanoseconds(waited))));
        painter.drawText(box.adjusted(kGap, line + 1, -kGap, -4), int(Qt::AlignVCenter | Qt::AlignLeft),
                         fontMetrics().elidedText(since, Qt::ElideRight, wide - 2 * kGap));
        x += wide + kGap;
    }
    if (m_count > i) {
        painter.setPen(colors.muted);
        painter.drawText(QRect(x, top, width() - x, 2 * line + kGap), int(Qt::AlignVCenter | Qt::AlignLeft),
                         more.arg(countText(m_count - i)));
    }
}

SlowMotionBar::SlowMotionBar(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_banner(new Banner(this))
    , m_controls(new QWidget(this))
    , m_who(new QComboBox(m_controls))
    , m_delay(new QSpinBox(m_controls))
    , m_stepping(new QCheckBox(tr("Step by ste&p"), m_controls))
    , m_queue(new ReadyQueueView(this))
    , m_status(new QToolButton(this))
{
    setObjectName(QStringLiteral("slowMotionBar"));
    m_on = paneCommand(context, parent, QStringLiteral("timeline.slowMotion"), tr("Timeline"),
                       QStringLiteral("slow-motion"), tr("Slow &Motion"),
                       tr("Keep coroutines back that could go on, so that one can watch them"), Qt::Key_L);
    m_on->setCheckable(true);
    m_step = paneCommand(context, parent, QStringLiteral("timeline.step"), tr("Timeline"), {}, tr("S&tep Once"),
                         tr("The coroutine that has waited longest goes on"), Qt::Key_N);
    m_who->setObjectName(QStringLiteral("slowMotionWho"));
    m_who->setAccessibleName(tr("Whose coroutines are kept back"));
    m_who->addItems({tr("Every request"), QString(), QString()});
    m_delay->setObjectName(QStringLiteral("slowMotionDelay"));
    m_delay->setAccessibleName(tr("How long each is kept back"));
    m_delay->setRange(int(SlowMotion::kShortest.count()), int(SlowMotion::kLongest.count()));
    m_delay->setSingleStep(50);
    //: After a number: milliseconds.
    m_delay->setSuffix(tr(" ms"));
    m_delay->setValue(200);
    m_stepping->setObjectName(QStringLiteral("slowMotionStepping"));
    auto *step = new QToolButton(m_controls);
    step->setObjectName(QStringLiteral("slowMotionStep"));
    step->setDefaultAction(m_step);
    step->setAccessibleName(tr("Step once"));
    step->setFocusPolicy(Qt::StrongFocus);
    auto *row = new FlowLayout(m_controls);
    row->setContentsMargins(8, 4, 8, 4);
    row->addWidget(new QLabel(tr("Keep back"), m_controls));
    row->addWidget(m_who);
    row->addWidget(new QLabel(tr("for"), m_controls));
    row->addWidget(m_delay);
    row->addWidget(m_stepping);
    row->addWidget(step);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_controls);
    layout->addWidget(m_queue);
    m_status->setObjectName(QStringLiteral("statusSlowMotion"));
    m_status->setText(tr("Slow motion"));
    m_status->setProperty("flat", true);
    m_status->setFocusPolicy(Qt::StrongFocus);
    m_status->hide();

    connect(m_on, &QAction::toggled, this, &SlowMotionBar::apply);
    connect(m_who, &QComboBox::currentIndexChanged, this, &SlowMotionBar::apply);
    connect(m_delay, &QSpinBox::valueChanged, this, &SlowMotionBar::apply);
    connect(m_stepping, &QCheckBox::toggled, this, &SlowMotionBar::apply);
    connect(m_step, &QAction::triggered, this, [this] {
        if (m_context.server)
            m_context.server->stepOnce();
    });
    connect(m_banner, &Banner::actionRequested, this, [this] { setOn(false); });
    connect(m_status, &QToolButton::clicked, this, &SlowMotionBar::raiseRequested);
    if (m_context.server)
        connect(m_context.server, &Server::slowMotionChanged, this, &SlowMotionBar::onRule);
    setChosen(0, -1, {});
    setServerState(ServerState::Stopped);
    onRule({});
}

void SlowMotionBar::setChosen(std::uint64_t request, std::int32_t route, const HolderNames &names)
{
    m_names = names;
    // While it is on for one of them, that one stays chosen.
    if (!isOn() || m_who->currentIndex() == 0) {
        m_request = request;
        m_route = route;
    }
    const bool was = std::exchange(m_showing, true);
    //: %1 a route.
    m_who->setItemText(1,
                       m_route >= 0 ? tr("Requests of %1").arg(m_names.of(m_route)) : tr("The selected one's route"));
    m_who->setItemText(
        2, m_request != 0 ? tr("Request %1 alone").arg(QString::number(m_request)) : tr("The selected request"));
    m_showing = was;
}

void SlowMotionBar::setServerState(ServerState state)
{
    const bool isUp = state == ServerState::Listening && m_context.server;
    Commands::setEnabled(m_on, isUp, tr("The server is not running."));
    if (!isUp)
        m_queue->setEntries({}, 0, Clock::now(), m_names);
}

bool SlowMotionBar::isOn() const
{
    return m_on->isChecked();
}

void SlowMotionBar::setOn(bool on)
{
    m_on->setChecked(on);
}

SlowMotion SlowMotionBar::wanted() const
{
    SlowMotion rule;
    if (!m_on->isChecked())
        return rule;
    rule.who = SlowMotion::Who::Everybody;
    if (m_who->currentIndex() == 1 && m_route >= 0) {
        rule.who = SlowMotion::Who::Label;
        rule.label = m_route;
    } else if (m_who->currentIndex() == 2 && m_request != 0) {
        rule.who = SlowMotion::Who::One;
        rule.id = m_request;
    }
    rule.delay = milliseconds(m_delay->value());
    rule.isStepping = m_stepping->isChecked();
    return rule;
}

QString SlowMotionBar::whoText(const SlowMotion &rule) const
{
    switch (rule.who) {
    case SlowMotion::Who::Label: return tr("requests of %1").arg(m_names.of(rule.label));
    case SlowMotion::Who::One: return tr("request %1").arg(QString::number(rule.id));
    case SlowMotion::Who::Everybody:
    case SlowMotion::Who::Nobody: break;
    }
    return tr("every request");
}

void SlowMotionBar::apply()
{
    if (m_showing || !m_context.server)
        return;
    m_context.server->setSlowMotion(wanted());
    onRule(m_context.server->slowMotion());
}

/// As the server has it: a stop turns it off.
void SlowMotionBar::onRule(const SlowMotion &rule)
{
    const bool was = std::exchange(m_showing, true);
    const bool wasOn = !m_status->isHidden();
    m_on->setChecked(rule.isOn());
    if (rule.isOn()) {
        m_delay->setValue(int(rule.delay.count()));
        m_stepping->setChecked(rule.isStepping);
    }
    m_showing = was;
    setVisible(rule.isOn());
    m_delay->setEnabled(!rule.isStepping);
    Commands::setEnabled(m_step, rule.isOn(), tr("Slow motion is off."));
    m_status->setVisible(rule.isOn());
    if (!rule.isOn()) {
        m_queue->setEntries({}, 0, Clock::now(), m_names);
        return;
    }
    const QString text = rule.isStepping
        //: %1 whose: "every request".
        ? tr("Slow motion is on: each coroutine of %1 that could go on waits until you step.").arg(whoText(rule))
        //: %1 whose: "every request", %2 a duration.
        : tr("Slow motion is on: each coroutine of %1 that could go on is kept back for %2.")
              .arg(whoText(rule), durationText(rule.delay));
    m_banner->showMessage(Banner::Kind::Warning, text, tr("Turn Off"), false);
    m_status->setToolTip(text);
    m_status->setAccessibleDescription(text);
    if (!wasOn && m_context.marks)
        m_context.marks->add(tr("Slow motion"), tr("on"));
}

void SlowMotionBar::consume(const TelemetryBatch &batch, Clock::time_point now)
{
    if (isOn())
        m_queue->setEntries(batch.ready, batch.readyCount, now, m_names);
}

} // namespace coroscope
