#pragma once

#include "server/http/tls_certificate.h"
#include "ui/window_context.h"

#include <QToolButton>

#include <optional>

class QLabel;
class QMenu;

namespace coroscope {

/// A lock beside the address of a server that has TLS: who its certificate is for, until when, its fingerprint, and the
/// file, for those who are to trust it. GUI thread.
class CertificateButton final : public QToolButton {
    Q_OBJECT
public:
    /// Of `context` it uses the notices and the commands.
    explicit CertificateButton(const WindowContext &context, QWidget *parent = nullptr);

    /// Empty: the server has none, or does not run.
    void setCertificate(const std::optional<TlsCertificate> &certificate);

    QMenu *certificateMenu() const { return m_menu; }
    QLabel *facts() const { return m_facts; }
    QAction *copyPathAction() const { return m_copyPath; }
    QAction *copyFingerprintAction() const { return m_copyFingerprint; }
    QAction *saveAction() const { return m_save; }
    /// Writes the certificate, without a key, to a file that a person chose.
    void saveTo(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    QString factsText() const;
    void copy(const QString &text, const QString &said);
    void chooseFile();
    void draw();

    const WindowContext m_context;
    QMenu *m_menu;
    QLabel *m_facts;
    QAction *m_copyPath;
    QAction *m_copyFingerprint;
    QAction *m_save;
    std::optional<TlsCertificate> m_certificate;
};

} // namespace coroscope
