#include "ui/panes/cache/value_head.h"

#include "ui/format.h"
#include "ui/panes/cache/key_model.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/tone_label.h"

#include <QDateTime>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSearchDelay = 300; // ms

} // namespace

ValueHead::ValueHead(QWidget *parent)
    : QWidget(parent)
    , m_type(new Chip(Tone::Info, this))
    , m_name(new ElidedLabel(this))
    , m_facts(new ToneLabel(Tone::Muted, this))
    , m_pattern(new QLineEdit(this))
    , m_delay(new QTimer(this))
    , m_writer(new ToneLabel(Tone::Muted, this))
    , m_writerLink(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(4);
    auto *layout = new QHBoxLayout;
    layout->setSpacing(8);
    column->addLayout(layout);
    auto *second = new QHBoxLayout;
    second->setSpacing(4);
    column->addLayout(second);
    m_writer->setObjectName(u"cacheKeyWriter"_s);
    m_writerLink->setObjectName(u"cacheKeyWriterLink"_s);
    m_writerLink->setProperty("flat", true);
    m_writerLink->setText(tr("Show the request"));
    m_writerLink->setToolTip(tr("Open the request that wrote the key last, in Requests"));
    second->addWidget(m_writer, 1);
    second->addWidget(m_writerLink);
    connect(m_writerLink, &QPushButton::clicked, this, [this] { Q_EMIT writerActivated(m_exchange); });
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF());
    m_name->setFont(fixed);
    m_name->setObjectName(u"cacheKeyName"_s);
    m_name->setTextInteractionFlags(Qt::NoTextInteraction);
    m_facts->setObjectName(u"cacheKeyFacts"_s);
    m_pattern->setObjectName(u"elementFilter"_s);
    m_pattern->setAccessibleName(tr("Pattern of elements"));
    m_pattern->setPlaceholderText(tr("Elements like *abc*"));
    m_pattern->setToolTip(
        tr("A pattern as Redis has them: * any text, ? a character, [abc] one of these. A text without "
           "these is looked for anywhere."));
    m_pattern->setClearButtonEnabled(true);
    m_pattern->setMaximumWidth(24 * fontMetrics().averageCharWidth());
    layout->addWidget(m_type);
    layout->addWidget(m_name, 1);
    layout->addWidget(m_facts);
    layout->addWidget(m_pattern);

    m_delay->setSingleShot(true);
    m_delay->setInterval(kSearchDelay);
    connect(m_delay, &QTimer::timeout, this, &ValueHead::patternChanged);
    connect(m_pattern, &QLineEdit::textChanged, m_delay, qOverload<>(&QTimer::start));
}

void ValueHead::setKey(const QByteArray &key)
{
    m_pattern->clear();
    m_delay->stop();
    setVisible(!key.isEmpty());
    m_name->setText(shownKey(key));
    m_name->setAccessibleName(shownKey(key));
    setFacts({});
    setWriter(std::nullopt);
    setCanMatch(false);
}

void ValueHead::setFacts(const ValueReader::Facts &facts)
{
    m_type->setVisible(!facts.type.isEmpty());
    m_type->setText(typeName(facts.type));
    QStringList texts;
    if (!facts.type.isEmpty())
        texts.append(facts.expires > 0
                         //: The time that a key has left: %1 a duration.
                         ? tr("TTL %1").arg(KeyModel::ttlText(facts.expires, QDateTime::currentMSecsSinceEpoch()))
                         : tr("no limit"));
    if (facts.memory >= 0)
        //: %1 a size.
        texts.append(tr("%1 of memory").arg(sizeText(quint64(facts.memory))));
    if (!facts.encoding.isEmpty())
        texts.append(QString::fromUtf8(facts.encoding));
    m_facts->setText(texts.join(u" · "_s));
}

void ValueHead::setWriter(const std::optional<cache::KeyWriter> &writer)
{
    m_exchange = writer ? writer->exchange : 0;
    m_writerLink->setVisible(m_exchange != 0);
    if (!writer) {
        m_writer->setText(tr("No route is known to have written it"));
        m_writer->setToolTip(tr("What is written past the routes is not known: by this pane, redis-cli or another "
                                "program, or before the server was started."));
        return;
    }
    const auto ago = milliseconds(std::max<qint64>(0, QDateTime::currentMSecsSinceEpoch() - writer->wallMs));
    //: %1 a route, %2 a time of day, %3 "12 s ago".
    m_writer->setText(
        tr("Last written by %1 at %2, %3").arg(writer->route, timeOfDayText(writer->wallMs), agoText(ago)));
    m_writer->setToolTip(tr("The last route that did. What changed the key past the routes since then is not known."));
}

QString ValueHead::writer() const
{
    return m_writer->text();
}

void ValueHead::setCanMatch(bool can)
{
    m_pattern->setVisible(can);
}

QString ValueHead::facts() const
{
    return m_facts->text();
}

} // namespace coroscope
