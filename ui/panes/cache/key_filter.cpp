#include "ui/panes/cache/key_filter.h"

#include "ui/panes/cache/redis_text.h"
#include "ui/panes/cache/type_words.h"
#include "ui/settings.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTypeDelay = 400; // ms

} // namespace

KeyFilter::KeyFilter(WindowSettings *settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_pattern(new QLineEdit(this))
    , m_type(new QComboBox(this))
    , m_separator(new QLineEdit(this))
{
    setObjectName(u"cacheKeysFilter"_s);
    m_pattern->setObjectName(u"cachePattern"_s);
    m_pattern->setAccessibleName(tr("Pattern of keys"));
    m_pattern->setPlaceholderText(tr("Keys like user:*"));
    m_pattern->setToolTip(
        tr("A pattern as Redis has them: * any text, ? a character, [abc] one of these. A text without "
           "these is looked for anywhere."));
    m_pattern->setClearButtonEnabled(true);
    m_type->setObjectName(u"cacheType"_s);
    m_type->setAccessibleName(tr("Type of keys"));
    m_type->addItem(tr("All types"), QByteArray());
    for (const QByteArray &name : {"string"_ba, "hash"_ba, "list"_ba, "set"_ba, "zset"_ba, "stream"_ba})
        m_type->addItem(coroscope::typeName(name), name);
    m_separator->setObjectName(u"cacheSeparator"_s);
    m_separator->setAccessibleName(tr("Separator of folders"));
    m_separator->setToolTip(tr("What stands between the parts of a key: “:” or “/”, or several characters"));
    m_separator->setMaximumWidth(5 * fontMetrics().averageCharWidth() + 16);
    m_separator->setMaxLength(8);
    const QString kept = QString::fromUtf8(m_settings->view(m_separator->objectName()));
    m_separator->setText(kept.isEmpty() ? u":"_s : kept);
    auto *label = new QLabel(tr("Separator"), this);
    label->setBuddy(m_separator);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_pattern, 1);
    row->addWidget(m_type);
    row->addWidget(label);
    row->addWidget(m_separator);

    m_delay.setSingleShot(true);
    m_delay.setInterval(kTypeDelay);
    connect(&m_delay, &QTimer::timeout, this, &KeyFilter::changed);
    connect(m_pattern, &QLineEdit::textChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(m_type, &QComboBox::currentIndexChanged, &m_delay, qOverload<>(&QTimer::start));
    connect(m_pattern, &QLineEdit::returnPressed, this, [this] {
        m_delay.stop();
        Q_EMIT changed();
    });
    connect(m_separator, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (!text.isEmpty())
            m_settings->setView(m_separator->objectName(), text.toUtf8());
        Q_EMIT separatorChanged();
    });
}

QByteArray KeyFilter::match() const
{
    return matchOf(m_pattern->text());
}

QByteArray KeyFilter::typeName() const
{
    return m_type->currentData().toByteArray();
}

void KeyFilter::clear()
{
    m_pattern->clear();
    m_type->setCurrentIndex(0);
    m_delay.stop();
    Q_EMIT changed();
}

} // namespace coroscope
