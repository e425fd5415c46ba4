#pragma once

#include "server/async/result.h"

#include <QWidget>

class QComboBox;

namespace coroscope {

class CodeEdit;

/// Edits bytes: as text where they are some, else with escapes, in hexadecimal, or as base64; a person can change over.
/// GUI thread.
class BytesEdit final : public QWidget {
    Q_OBJECT
public:
    enum class Form { Text, Escaped, Hex, Base64 };

    explicit BytesEdit(const QString &accessibleName, QWidget *parent = nullptr);

    void setBytes(const QByteArray &bytes);
    /// BadRequest where what is written is no bytes in this form; says why.
    Result<QByteArray> bytes() const;
    Form form() const;
    CodeEdit *editor() const { return m_editor; }
    QComboBox *forms() const { return m_form; }

Q_SIGNALS:
    void edited();

private:
    void write(const QByteArray &bytes);
    Result<QByteArray> read(Form form) const;
    void changeForm();
    void chooseLanguage();

    CodeEdit *m_editor;
    QComboBox *m_form;
    Form m_shown = Form::Text;
};

} // namespace coroscope
