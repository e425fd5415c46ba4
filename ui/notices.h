#pragma once

#include <QDateTime>
#include <QObject>

#include <deque>
#include <functional>

namespace coroscope {

/// Something that happened and that a person may want to know, without being stopped by it: "12 requests were
/// exported". What must be read before it goes on belongs into a Banner. A value.
struct Notice {
    enum class Kind { Info, Warning, Error };
    Kind kind = Kind::Info;
    QString text; ///< a translated sentence
    QString actionText; ///< of a button, such as "Undo"; empty: none
    std::function<void()> action; ///< what the button does; must guard what it captures (QPointer)
    QDateTime at; ///< set by post()
    QString secondText{}; ///< of another button behind it; empty: none
    std::function<void()> second{};
};

/// The window's notices: shown for some seconds as toasts, and kept, newest last, so that a toast is never the only
/// copy. Panes post, the shell shows. GUI thread.
class Notices final : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kMaxKept = 200; ///< the oldest go first

    explicit Notices(QObject *parent = nullptr)
        : QObject(parent)
    {
    }

    void post(Notice notice);
    void post(const QString &text) { post(Notice{Notice::Kind::Info, text, {}, {}, {}}); }

    const std::deque<Notice> &kept() const noexcept { return m_kept; }

Q_SIGNALS:
    void posted(const coroscope::Notice &notice);

private:
    std::deque<Notice> m_kept;
};

} // namespace coroscope
