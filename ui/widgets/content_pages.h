#pragma once

#include <QWidget>

namespace coroscope {

class ToneLabel;

// What stands in the place of content that is not shown (yet).

/// Content is large: says so, and offers ways to go on.
class LargeContentPage final : public QWidget {
    Q_OBJECT
public:
    explicit LargeContentPage(QWidget *parent = nullptr);
    void setSize(quint64 bytes);

Q_SIGNALS:
    void textRequested();
    void bytesRequested();
    void saveRequested();

private:
    ToneLabel *m_text;
};

/// Something is being read, and can be stopped.
class BusyContentPage final : public QWidget {
    Q_OBJECT
public:
    explicit BusyContentPage(QWidget *parent = nullptr);
    void setText(const QString &text);

Q_SIGNALS:
    void stopRequested();

private:
    ToneLabel *m_text;
};

} // namespace coroscope
