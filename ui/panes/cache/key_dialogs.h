#pragma once

#include "ui/panes/cache/key_record.h"
#include "ui/panes/cache/type_words.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QTableWidget;

namespace coroscope {

class BytesEdit;
class ToneLabel;

/// How long a key is to live, if it is to expire: a number with its unit. GUI thread.
class TtlEdit final : public QWidget {
    Q_OBJECT
public:
    explicit TtlEdit(QWidget *parent = nullptr);
    void setTtl(qint64 milliseconds); ///< -1: no limit
    qint64 ttl() const;
    QCheckBox *expires() const { return m_expires; }
    QSpinBox *number() const { return m_number; }
    QComboBox *unit() const { return m_unit; }

private:
    QCheckBox *m_expires;
    QSpinBox *m_number;
    QComboBox *m_unit;
};

/// Elements of a collection, written by a person with escapes: a row each, and always an empty one to go on in.
class ElementsTable final : public QWidget {
    Q_OBJECT
public:
    explicit ElementsTable(QWidget *parent = nullptr);
    void setType(CacheType type);
    /// As KeyRecord::parts has them; of a stream: the fields of one entry. BadRequest where a cell is wrong.
    Result<QList<QByteArray>> parts() const;
    QTableWidget *table() const { return m_table; }

private:
    void growIfNeeded();

    CacheType m_type = CacheType::Other;
    QTableWidget *m_table;
};

/// A new key of any type, or elements for one that is there. GUI thread.
class AddDialog final : public QDialog {
    Q_OBJECT
public:
    enum class What { Key, Elements };
    AddDialog(What what, bool isMemory, QWidget *parent);

    /// For Elements: which key.
    void setKey(const QByteArray &key, const QByteArray &type);
    void setPrefix(const QByteArray &prefix);
    QLineEdit *key() const { return m_key; }
    QComboBox *type() const { return m_type; }
    BytesEdit *value() const { return m_value; }
    ElementsTable *elements() const { return m_elements; }
    TtlEdit *ttl() const { return m_ttl; }
    /// Of a list: new elements go before the first.
    bool atFront() const;
    /// What is wrong with what was written; it stays open.
    void showFault(const QString &why);

Q_SIGNALS:
    /// It is right as far as one can see; close it when the store has taken it.
    void submitted(const coroscope::KeyRecord &record);

private:
    void submit();
    void chooseType();
    QByteArray typeName() const;

    const What m_what;
    QByteArray m_fixedKey;
    QLineEdit *m_key;
    QComboBox *m_type;
    QStackedWidget *m_pages;
    BytesEdit *m_value;
    ElementsTable *m_elements;
    QLabel *m_elementsLabel;
    QComboBox *m_end;
    QLabel *m_endLabel;
    TtlEdit *m_ttl;
    ToneLabel *m_fault;
    QPushButton *m_ok;
};

/// One line to fill in, with a sentence that says what of. The caller connects `submitted` and closes it.
class LineDialog final : public QDialog {
    Q_OBJECT
public:
    LineDialog(const QString &title, const QString &label, const QString &text, const QString &button, QWidget *parent);
    QLineEdit *line() const { return m_line; }
    void showFault(const QString &why);

Q_SIGNALS:
    void submitted(const QString &text);

private:
    QLineEdit *m_line;
    ToneLabel *m_fault;
};

/// How long a key is to live from now.
class ExpireDialog final : public QDialog {
    Q_OBJECT
public:
    ExpireDialog(const QString &key, qint64 ttl, QWidget *parent);
    TtlEdit *ttl() const { return m_ttl; }

Q_SIGNALS:
    void submitted(qint64 ttl);

private:
    TtlEdit *m_ttl;
};

} // namespace coroscope
