#include "ui/panes/knobs/fault_fields.h"

#include "ui/panes/knobs/delay_editor.h"
#include "ui/panes/knobs/varied_number.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

#include <algorithm>
#include <optional>

namespace coroscope {

namespace {

/// What `get` gives of each, where that is the same.
template<typename Get>
auto common(const std::vector<RouteFault> &faults, Get get) -> std::optional<decltype(get(RouteFault()))>
{
    if (faults.empty())
        return get(RouteFault());
    const auto first = get(faults.front());
    const bool isSame
        = std::all_of(faults.begin(), faults.end(), [&](const RouteFault &fault) { return get(fault) == first; });
    return isSame ? std::optional(first) : std::nullopt;
}

std::optional<double> percent(std::optional<double> share)
{
    return share ? std::optional(*share * 100) : std::nullopt;
}

} // namespace

FaultFields::FaultFields(const QString &prefix, QFormLayout *form, QWidget *parent)
    : QObject(parent)
    , m_delay(new DelayEditor(tr("Delay of the route"), prefix + QStringLiteral("Delay"), parent))
    , m_fail(makeShare(tr("Share that fails"), prefix + QStringLiteral("Fail"), parent))
    , m_status(new QComboBox(parent))
    , m_reset(makeShare(tr("Share that is reset"), prefix + QStringLiteral("Reset"), parent))
    , m_slowBody(new QSpinBox(parent))
{
    m_status->setObjectName(prefix + QStringLiteral("Status"));
    m_status->setAccessibleName(tr("Status of those that fail"));
    for (const int status : {503, 500, 429, 502, 504})
        m_status->addItem(QString::number(status), status);
    //: Stands in a list of statuses: each of several routes fails with another one.
    m_status->setPlaceholderText(tr("varies"));
    m_status->setToolTip(
        tr("503 Service Unavailable, 500 Internal Server Error, 429 Too Many Requests, 502 Bad Gateway, "
           "504 Gateway Timeout; 429 and 503 say Retry-After"));

    m_slowBody->setObjectName(prefix + QStringLiteral("SlowBody"));
    m_slowBody->setAccessibleName(tr("Slow body"));
    m_slowBody->setRange(0, int(InjectedDelay::kLongest.count()));
    constexpr int kStep = 100;
    m_slowBody->setSingleStep(kStep);
    m_slowBody->setKeyboardTracking(false);
    m_slowBody->setGroupSeparatorShown(true);
    //: The unit behind a number: milliseconds.
    m_slowBody->setSuffix(tr(" ms"));
    m_slowBody->setToolTip(tr("The body of the response is sent in ten pieces, over so long"));
    m_reset->setToolTip(tr("The connection is reset instead of an answer"));

    auto *fails = new QHBoxLayout;
    fails->setSpacing(8);
    fails->addWidget(m_fail);
    fails->addWidget(m_status);
    fails->addStretch(1);
    const auto atLeft = [](QWidget *field) {
        auto *row = new QHBoxLayout;
        row->addWidget(field);
        row->addStretch(1);
        return row;
    };
    const auto add = [&](const QString &text, QWidget *buddy, auto *field) {
        auto *label = new QLabel(text, parent);
        label->setBuddy(buddy);
        form->addRow(label, field);
    };
    add(tr("Delay"), m_delay->time(), m_delay);
    //: A field: which share of the requests is answered with an error.
    add(tr("Fails"), m_fail, fails);
    //: A field: for which share of the requests the connection is reset.
    add(tr("Reset"), m_reset, atLeft(m_reset));
    add(tr("Slow body"), m_slowBody, atLeft(m_slowBody));

    const auto tell = [this](Field field) { return [this, field] { Q_EMIT edited(field); }; };
    connect(m_delay, &DelayEditor::timeEdited, this, tell(Field::Delay));
    connect(m_delay, &DelayEditor::jitterEdited, this, tell(Field::Jitter));
    connect(m_fail, &QDoubleSpinBox::valueChanged, this, tell(Field::Fail));
    connect(m_status, &QComboBox::activated, this, tell(Field::Status));
    connect(m_reset, &QDoubleSpinBox::valueChanged, this, tell(Field::Reset));
    connect(m_slowBody, &QSpinBox::valueChanged, this, tell(Field::SlowBody));
    setFaults({});
}

QDoubleSpinBox *FaultFields::makeShare(const QString &name, const QString &objectName, QWidget *parent)
{
    auto *share = new QDoubleSpinBox(parent);
    share->setObjectName(objectName);
    share->setAccessibleName(name);
    share->setRange(0, 100);
    share->setDecimals(1);
    constexpr double kStep = 5;
    share->setSingleStep(kStep);
    share->setKeyboardTracking(false);
    //: The unit behind a number: percent.
    share->setSuffix(tr(" %"));
    return share;
}

void FaultFields::setFaults(const std::vector<RouteFault> &faults)
{
    m_delay->setValues(common(faults, [](const RouteFault &f) { return f.delay.time; }),
                       common(faults, [](const RouteFault &f) { return f.delay.jitter; }));
    showNumber(m_fail, percent(common(faults, [](const RouteFault &f) { return f.failShare; })));
    showNumber(m_reset, percent(common(faults, [](const RouteFault &f) { return f.resetShare; })));
    showNumber(m_slowBody, common(faults, [](const RouteFault &f) { return int(f.slowBody.count()); }));
    // The status of one that does not fail is what was chosen last.
    std::vector<RouteFault> failing;
    std::copy_if(faults.begin(), faults.end(), std::back_inserter(failing),
                 [](const RouteFault &f) { return f.failShare > 0; });
    if (!failing.empty()) {
        const auto status = common(failing, [](const RouteFault &f) { return f.failStatus; });
        m_status->setCurrentIndex(status ? m_status->findData(*status) : -1);
    } else if (m_status->currentIndex() < 0) {
        m_status->setCurrentIndex(0);
    }
}

void FaultFields::apply(Field field, RouteFault &to) const
{
    const int status = m_status->currentIndex() < 0 ? to.failStatus : m_status->currentData().toInt();
    switch (field) {
    case Field::Delay: to.delay.time = m_delay->value().time; break;
    case Field::Jitter: to.delay.jitter = m_delay->value().jitter; break;
    case Field::Fail:
        to.failShare = std::max(0.0, m_fail->value()) / 100;
        to.failStatus = status;
        break;
    case Field::Status: to.failStatus = status; break;
    case Field::Reset: to.resetShare = std::max(0.0, m_reset->value()) / 100; break;
    case Field::SlowBody: to.slowBody = milliseconds(std::max(0, m_slowBody->value())); break;
    }
}

} // namespace coroscope
