#include "ui/panes/cache/key_dialogs.h"

#include "ui/panes/cache/bytes_edit.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/widgets/tone_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

const QByteArray kTypes[] = {"string"_ba, "hash"_ba, "list"_ba, "set"_ba, "zset"_ba, "stream"_ba};

ToneLabel *faultLabel(QWidget *parent)
{
    auto *label = new ToneLabel(Tone::Error, parent);
    label->setObjectName(u"fault"_s);
    label->setWordWrap(true);
    label->hide();
    return label;
}

QDialogButtonBox *buttons(QDialog *dialog, const QString &ok)
{
    auto *box = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    QPushButton *button = box->addButton(ok, QDialogButtonBox::AcceptRole);
    button->setObjectName(u"ok"_s);
    button->setDefault(true);
    QObject::connect(box, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    return box;
}

} // namespace

TtlEdit::TtlEdit(QWidget *parent)
    : QWidget(parent)
    , m_expires(new QCheckBox(tr("E&xpires after"), this))
    , m_number(new QSpinBox(this))
    , m_unit(new QComboBox(this))
{
    m_expires->setObjectName(u"expires"_s);
    m_number->setObjectName(u"ttl"_s);
    m_number->setRange(1, 1'000'000'000);
    m_number->setValue(60);
    m_number->setGroupSeparatorShown(true);
    m_number->setAccessibleName(tr("Time to live"));
    m_unit->setObjectName(u"ttlUnit"_s);
    m_unit->setAccessibleName(tr("Unit of the time to live"));
    m_unit->addItem(tr("milliseconds"), 1);
    m_unit->addItem(tr("seconds"), 1'000);
    m_unit->addItem(tr("minutes"), 60'000);
    m_unit->addItem(tr("hours"), 3'600'000);
    m_unit->addItem(tr("days"), 86'400'000);
    m_unit->setCurrentIndex(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_expires);
    layout->addWidget(m_number);
    layout->addWidget(m_unit);
    layout->addStretch(1);
    setFocusProxy(m_expires);
    const auto enable = [this](bool on) {
        m_number->setEnabled(on);
        m_unit->setEnabled(on);
    };
    connect(m_expires, &QCheckBox::toggled, this, enable);
    enable(false);
}

void TtlEdit::setTtl(qint64 milliseconds)
{
    m_expires->setChecked(milliseconds >= 0);
    if (milliseconds < 0)
        return;
    // The largest unit in which it is a whole number, or would be too large a number otherwise.
    int unit = 0;
    for (int i = 1; i < m_unit->count(); ++i) {
        const qint64 size = m_unit->itemData(i).toLongLong();
        if (milliseconds % size == 0 || milliseconds / m_unit->itemData(unit).toLongLong() > m_number->maximum())
            unit = i;
    }
    if (unit == 0 && milliseconds > 10'000)
        unit = 1;
    const qint64 size = m_unit->itemData(unit).toLongLong();
    m_unit->setCurrentIndex(unit);
    m_number->setValue(int(std::clamp<qint64>((milliseconds + size - 1) / size, 1, m_number->maximum())));
}

qint64 TtlEdit::ttl() const
{
    return !m_expires->isChecked() ? -1 : qint64(m_number->value()) * m_unit->currentData().toLongLong();
}

ElementsTable::ElementsTable(QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(this))
{
    m_table->setObjectName(u"elements"_s);
    m_table->setAccessibleName(tr("Elements"));
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_table->setMinimumHeight(8 * fontMetrics().height());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    connect(m_table, &QTableWidget::itemChanged, this, &ElementsTable::growIfNeeded);
    setFocusProxy(m_table);
}

void ElementsTable::setType(CacheType type)
{
    m_type = type;
    const bool isPair = type == CacheType::Hash || type == CacheType::SortedSet || type == CacheType::Stream;
    m_table->setColumnCount(isPair ? 2 : 1);
    m_table->setHorizontalHeaderLabels(type == CacheType::SortedSet ? QStringList{tr("Member"), tr("Score")}
                                           : isPair                 ? QStringList{tr("Field"), tr("Value")}
                                           : type == CacheType::Set ? QStringList{tr("Member")}
                                                                    : QStringList{tr("Element")});
    m_table->setColumnWidth(0, 24 * fontMetrics().averageCharWidth());
    growIfNeeded();
}

void ElementsTable::growIfNeeded()
{
    const int rows = m_table->rowCount();
    bool lastUsed = rows == 0;
    for (int column = 0; column < m_table->columnCount() && rows > 0; ++column) {
        const QTableWidgetItem *item = m_table->item(rows - 1, column);
        lastUsed = lastUsed || (item && !item->text().isEmpty());
    }
    if (lastUsed)
        m_table->insertRow(rows);
}

Result<QList<QByteArray>> ElementsTable::parts() const
{
    QList<QByteArray> parts;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        QList<QByteArray> cells;
        bool used = false;
        for (int column = 0; column < m_table->columnCount(); ++column) {
            const QTableWidgetItem *item = m_table->item(row, column);
            const QString text = item ? item->text() : QString();
            used = used || !text.isEmpty();
            const auto bytes = bytesOfShown(text);
            if (!bytes)
                //: %1 a number, %2 what is wrong.
                return Error{Error::Kind::BadRequest,
                             tr("Row %1: %2.").arg(QLocale().toString(row + 1), bytes.error().detail)};
            cells.append(bytes.value());
        }
        if (!used)
            continue;
        if (m_type == CacheType::SortedSet) {
            bool isNumber = false;
            (void)cells[1].toDouble(&isNumber);
            if (!isNumber && cells[1] != "inf" && cells[1] != "-inf" && cells[1] != "+inf")
                return Error{Error::Kind::BadRequest,
                             tr("Row %1: the score is no number.").arg(QLocale().toString(row + 1))};
        }
        parts += cells;
    }
    if (parts.isEmpty())
        return Error{Error::Kind::BadRequest, tr("Write at least one element.")};
    return parts;
}

AddDialog::AddDialog(What what, bool isMemory, QWidget *parent)
    : QDialog(parent)
    , m_what(what)
    , m_key(new QLineEdit(this))
    , m_type(new QComboBox(this))
    , m_pages(new QStackedWidget(this))
    , m_value(new BytesEdit(tr("Value"), this))
    , m_elements(new ElementsTable(this))
    , m_elementsLabel(new QLabel(tr("Value"), this))
    , m_end(new QComboBox(this))
    , m_endLabel(new QLabel(tr("&Where"), this))
    , m_ttl(new TtlEdit(this))
    , m_fault(faultLabel(this))
{
    setObjectName(u"addKey"_s);
    setWindowTitle(what == What::Key ? tr("Add a Key") : tr("Add Elements"));
    m_key->setObjectName(u"key"_s);
    m_key->setAccessibleName(tr("Key"));
    m_key->setToolTip(tr("\\n, \\t and \\x00 are such bytes; a backslash is written \\\\"));
    m_type->setObjectName(u"type"_s);
    m_type->setAccessibleName(tr("Type"));
    for (const QByteArray &name : kTypes) {
        if (!isMemory || name == "string")
            m_type->addItem(coroscope::typeName(name), name);
    }
    m_end->setObjectName(u"end"_s);
    m_end->setAccessibleName(tr("Where the elements go"));
    m_end->addItem(tr("behind the last"));
    m_end->addItem(tr("before the first"));
    m_pages->addWidget(m_value);
    m_pages->addWidget(m_elements);
    auto *form = new QFormLayout;
    form->addRow(tr("&Key"), m_key);
    form->addRow(tr("&Type"), m_type);
    form->addRow(m_elementsLabel, m_pages);
    m_endLabel->setBuddy(m_end);
    form->addRow(m_endLabel, m_end);
    if (what == What::Key)
        form->addRow(tr("Time to live"), m_ttl);
    else
        m_ttl->hide();
    auto *box = buttons(this, what == What::Key ? tr("Add the key") : tr("Add"));
    m_ok = box->findChild<QPushButton *>(u"ok"_s);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form, 1);
    layout->addWidget(m_fault);
    layout->addWidget(box);
    connect(box, &QDialogButtonBox::accepted, this, &AddDialog::submit);
    connect(m_type, &QComboBox::currentIndexChanged, this, &AddDialog::chooseType);
    chooseType();
    const int width = fontMetrics().averageCharWidth();
    resize(72 * width, 24 * fontMetrics().height());
}

void AddDialog::setKey(const QByteArray &key, const QByteArray &type)
{
    m_fixedKey = key;
    m_key->setText(shownBytes(key));
    m_key->setReadOnly(true);
    m_type->setCurrentIndex(m_type->findData(type));
    m_type->setEnabled(false);
    m_elements->setFocus();
}

void AddDialog::setPrefix(const QByteArray &prefix)
{
    m_key->setText(shownBytes(prefix));
}

QByteArray AddDialog::typeName() const
{
    return m_type->currentData().toByteArray();
}

void AddDialog::chooseType()
{
    const CacheType type = cacheType(typeName());
    m_pages->setCurrentWidget(type == CacheType::String ? static_cast<QWidget *>(m_value) : m_elements);
    if (type != CacheType::String)
        m_elements->setType(type);
    m_elementsLabel->setText(type == CacheType::String       ? tr("Value")
                                 : type == CacheType::Stream ? tr("Entry")
                                                             : tr("Elements"));
    const bool asks = type == CacheType::List && m_what == What::Elements;
    m_end->setVisible(asks);
    m_endLabel->setVisible(asks);
}

bool AddDialog::atFront() const
{
    return m_end->currentIndex() == 1;
}

void AddDialog::showFault(const QString &why)
{
    m_fault->setText(why);
    m_fault->setVisible(!why.isEmpty());
}

void AddDialog::submit()
{
    KeyRecord record;
    record.type = typeName();
    record.ttl = m_what == What::Key ? m_ttl->ttl() : -1;
    if (m_what == What::Elements) {
        record.key = m_fixedKey;
    } else {
        const auto key = bytesOfShown(m_key->text());
        if (!key)
            //: %1 what is wrong.
            return showFault(tr("The key cannot be taken: %1.").arg(key.error().detail));
        if (key.value().isEmpty())
            return showFault(tr("Write the key's name."));
        record.key = key.value();
    }
    if (cacheType(record.type) == CacheType::String) {
        const auto value = m_value->bytes();
        if (!value)
            return showFault(tr("The value cannot be taken: %1.").arg(value.error().detail));
        record.parts.append(value.value());
    } else {
        const auto parts = m_elements->parts();
        if (!parts)
            return showFault(parts.error().detail);
        if (cacheType(record.type) == CacheType::Stream)
            record.entries.append({"*"_ba, parts.value()});
        else
            record.parts = parts.value();
    }
    showFault({});
    Q_EMIT submitted(record);
}

LineDialog::LineDialog(const QString &title, const QString &label, const QString &text, const QString &button,
                       QWidget *parent)
    : QDialog(parent)
    , m_line(new QLineEdit(text, this))
    , m_fault(faultLabel(this))
{
    setObjectName(u"lineDialog"_s);
    setWindowTitle(title);
    m_line->setObjectName(u"line"_s);
    m_line->setAccessibleName(label);
    m_line->selectAll();
    auto *name = new QLabel(label, this);
    name->setWordWrap(true);
    name->setBuddy(m_line);
    auto *box = buttons(this, button);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(name);
    layout->addWidget(m_line);
    layout->addWidget(m_fault);
    layout->addWidget(box);
    connect(box, &QDialogButtonBox::accepted, this, [this] { Q_EMIT submitted(m_line->text()); });
    resize(60 * fontMetrics().averageCharWidth(), sizeHint().height());
}

void LineDialog::showFault(const QString &why)
{
    m_fault->setText(why);
    m_fault->setVisible(!why.isEmpty());
}

ExpireDialog::ExpireDialog(const QString &key, qint64 ttl, QWidget *parent)
    : QDialog(parent)
    , m_ttl(new TtlEdit(this))
{
    setObjectName(u"expireDialog"_s);
    setWindowTitle(tr("Time to Live"));
    //: %1 a key.
    auto *label = new QLabel(tr("How long “%1” is to live from now. One that does not expire stays until it is "
                                "deleted or there is no room.")
                                 .arg(key),
                             this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    m_ttl->setTtl(ttl);
    auto *box = buttons(this, tr("Set"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addWidget(m_ttl);
    layout->addWidget(box);
    connect(box, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT submitted(m_ttl->ttl());
        accept();
    });
    m_ttl->setFocus();
    resize(52 * fontMetrics().averageCharWidth(), sizeHint().height());
}

} // namespace coroscope
