#pragma once

#include "ui/har/har_reader.h"

#include <QDialog>

#include <array>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QRadioButton;

namespace coroscope {

class FileTransfer;

/// What is exported, and where to. It stops nobody; it deletes itself when it is closed.
class HarExportDialog final : public QDialog {
    Q_OBJECT
public:
    enum class What { Selected, Shown, All };

    /// How many requests each choice would write; those without any cannot be chosen.
    HarExportDialog(const std::array<int, 3> &counts, const QString &folder, QWidget *parent);

    What what() const;
    bool includeSecrets() const;
    QCheckBox *secretsBox() const { return m_secrets; }
    QString path() const;

Q_SIGNALS:
    void exportRequested();

private:
    void browse();
    void check();
    void confirm();

    std::array<QRadioButton *, 3> m_what{};
    QCheckBox *m_secrets;
    QLineEdit *m_path;
    QLabel *m_note;
    QPushButton *m_export;
};

/// What of an imported file was left out, and why.
class HarReportDialog final : public QDialog {
    Q_OBJECT
public:
    HarReportDialog(const HarImport &import, QWidget *parent);

    static QString summary(const HarImport &import);
};

/// A line that tells how far an export or import is, with a button that cancels it. Shown only for what takes longer
/// than a moment.
class TransferBar final : public QWidget {
    Q_OBJECT
public:
    explicit TransferBar(FileTransfer *transfer, QWidget *parent = nullptr);

    static constexpr int kShowAfterMs = 300;

private:
    QLabel *m_text;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
};

} // namespace coroscope
