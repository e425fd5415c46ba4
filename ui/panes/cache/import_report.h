#pragma once

#include <QDialog>

namespace coroscope {

class ImportJob;

/// What an import did, and which lines it could not take. GUI thread.
class ImportReport final : public QDialog {
    Q_OBJECT
public:
    ImportReport(const ImportJob &job, QWidget *parent);
    QString text() const;

private:
    QString m_text;
};

} // namespace coroscope
