#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;

namespace coroscope {

class ToneLabel;

/// One setting: its name, its control, what is wrong with it, what it is for, and a button that puts it back. GUI
/// thread.
class SettingRow : public QWidget {
    Q_OBJECT
public:
    /// `field` is what the label's mnemonic goes to, in `control` or itself.
    SettingRow(const QString &name, const QString &help, QWidget *control, QWidget *field, QWidget *parent);

    const QString &name() const noexcept { return m_name; }
    /// What takes the keys.
    QWidget *field() const noexcept { return m_field; }
    /// Whether each of the words stands anywhere in what the row shows.
    bool matches(const QStringList &words) const;

    QToolButton *resetButton() const { return m_reset; }
    QString errorText() const;
    QString noteText() const;

Q_SIGNALS:
    void resetRequested();

protected:
    /// Only with `modified` there is something to put back.
    void setModified(bool modified);
    /// An empty text takes it away.
    void setError(const QString &sentence);
    void setNote(const QString &sentence);
    /// What else the row is found by: names, default, value.
    void setFacts(const QString &line);
    void setSearchText(const QString &text) { m_searchText = text; }
    /// Behind the note.
    void setNoteAction(QWidget *button);

private:
    const QString m_name;
    const QString m_help;
    QWidget *const m_field;
    QString m_searchText;
    QLabel *m_label;
    ToneLabel *m_modified;
    QToolButton *m_reset;
    ToneLabel *m_error;
    ToneLabel *m_note;
    QWidget *m_noteRow;
    QLabel *m_facts;
};

} // namespace coroscope
