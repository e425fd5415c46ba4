#pragma once

#include <QObject>

class QAbstractButton;
class QAction;

namespace coroscope {

/// Whether secrets may be shown in this window at all. While a person presents they may not, whatever a "Show secrets"
/// says: each such control is given to obey(), and whoever shows, copies or exports secrets asks first. GUI thread.
class SecretPolicy final : public QObject {
    Q_OBJECT
public:
    explicit SecretPolicy(QObject *parent = nullptr)
        : QObject(parent)
    {
    }

    bool mayReveal() const noexcept { return m_mayReveal; }
    void setMayReveal(bool may);

    /// The control that reveals. While nothing may be revealed it is switched off (a checked one says so with
    /// toggled()) and disabled, and its tool tip says why; afterwards it stays off and is as it was otherwise.
    void obey(QAbstractButton *control);
    void obey(QAction *control);

Q_SIGNALS:
    void changed(bool mayReveal);

private:
    template<typename Control>
    void bind(Control *control);

    bool m_mayReveal = true;
};

} // namespace coroscope
