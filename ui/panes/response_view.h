#pragma once

#include "server/outbound/http_call.h"

#include <QWidget>

class QPushButton;
class QTabWidget;

namespace coroscope {

class Chip;
class HeaderModel;
class ContentView;
class TextView;
class TimingBars;
class ToneLabel;

/// One response: status, time, size, version on top; its body, its header fields, its timings and the request as it was
/// sent in tabs.
class ResponseView final : public QWidget {
    Q_OBJECT
public:
    explicit ResponseView(QWidget *parent = nullptr);

    /// `note`: a sentence about it, such as that the body was not kept; empty: none. `isOneOfMany`: a button leads
    /// back.
    void setReply(const HttpReply &reply, const QString &note = {}, bool isOneOfMany = false);

    QTabWidget *tabs() const { return m_tabs; }
    ContentView *body() const { return m_body; }
    QString sentText() const;

    enum Tab { BodyTab, HeadersTab, TimingsTab, SentTab };

Q_SIGNALS:
    void backRequested();

private:
    QWidget *makeHeaders();
    QWidget *makeSent();
    void showSent();

    Chip *m_status;
    ToneLabel *m_time;
    ToneLabel *m_size;
    ToneLabel *m_version;
    ToneLabel *m_path;
    ToneLabel *m_note;
    QPushButton *m_back;
    QTabWidget *m_tabs;
    ContentView *m_body;
    HeaderModel *m_headers;
    QPushButton *m_revealHeaders;
    TimingBars *m_timings;
    TextView *m_sent;
    QPushButton *m_reveal;
    QByteArray m_sentHead;
};

} // namespace coroscope
