#pragma once

#include "server/telemetry/exchange_record.h"
#include "ui/window_context.h"

#include <QWidget>

namespace coroscope {

class MessagesView;

/// Who sent the first Close.
enum class ClosedBy { Nobody, Server, Client };
ClosedBy closedBy(const ExchangeRecord &record);
/// How a WebSocket was closed, in a sentence; empty while it is open.
QString closingSentence(const ExchangeRecord &record);

/// The messages of a WebSocket that this server had: what its record keeps, and while it is looked at, all that comes.
/// GUI thread.
class ExchangeMessages final : public QWidget {
    Q_OBJECT
public:
    explicit ExchangeMessages(const WindowContext &context, QWidget *parent = nullptr);

    /// Another preview of the same one adds what is new.
    void setExchange(const ExchangeRecordPtr &record);
    void clear();
    MessagesView *view() const { return m_view; }

private:
    void showState(const ExchangeRecord &record);

    MessagesView *m_view;
    ExchangeRecordPtr m_record;
    std::uint64_t m_seen = 0; ///< messages up to the last one in the list
    std::uint64_t m_missed = 0; ///< of those, not in the list
};

} // namespace coroscope
