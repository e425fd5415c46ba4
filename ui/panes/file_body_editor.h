#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace coroscope {

class ToneLabel;

/// A file as the body of a request: its path, its media type, how large it is. The file is read when the request is
/// sent.
class FileBodyEditor final : public QWidget {
    Q_OBJECT
public:
    explicit FileBodyEditor(QWidget *parent = nullptr);

    QString path() const;
    QString mediaType() const;
    void setFile(const QString &path, const QString &mediaType);
    QString verdict() const;

Q_SIGNALS:
    void changed();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void choose();
    void refresh();

    QLineEdit *m_path;
    QPushButton *m_choose;
    QComboBox *m_type;
    ToneLabel *m_verdict;
};

} // namespace coroscope
