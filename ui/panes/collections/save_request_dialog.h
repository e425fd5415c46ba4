#pragma once

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace coroscope {

class ToneLabel;

/// Where a request is to be saved, how it is called, and whether its secrets go along. Not modal to the program: it is
/// opened and says accepted(). GUI thread.
class SaveRequestDialog final : public QDialog {
    Q_OBJECT
public:
    /// `files`: those that there are; `secrets`: what of the request is secret, for people.
    SaveRequestDialog(const QStringList &files, const QString &file, const QString &name, const QStringList &secrets,
                      QWidget *parent = nullptr);

    QString file() const; ///< checked, within the folder
    QString name() const;
    bool withSecrets() const;

private:
    void refresh();

    QComboBox *m_file;
    QLineEdit *m_name;
    QCheckBox *m_secrets;
    ToneLabel *m_trouble;
    QPushButton *m_save;
};

} // namespace coroscope
