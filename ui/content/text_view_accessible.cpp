#include "ui/content/text_view_accessible.h"

#include "ui/content/text_view.h"

#include <QAccessibleWidget>

#include <algorithm>

namespace coroscope {

namespace {

class TextViewAccessible final : public QAccessibleWidget, public QAccessibleTextInterface {
public:
    explicit TextViewAccessible(TextView *view)
        : QAccessibleWidget(view, QAccessible::EditableText)
    {
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        state.selectableText = true;
        return state;
    }
    QString text(QAccessible::Text which) const override
    {
        // The value is what a bridge may ask for as a whole; of a long text that is its beginning.
        if (which == QAccessible::Value)
            return view()->text().left(100'000);
        return QAccessibleWidget::text(which);
    }

    void selection(int index, int *begin, int *end) const override
    {
        *begin = *end = 0;
        if (index == 0 && view()->hasSelection()) {
            *begin = int(std::min(view()->anchor(), view()->caret()));
            *end = int(std::max(view()->anchor(), view()->caret()));
        }
    }
    int selectionCount() const override { return view()->hasSelection() ? 1 : 0; }
    void addSelection(int begin, int end) override { view()->setSelection(quint32(begin), quint32(end)); }
    void removeSelection(int) override { view()->setSelection(view()->caret(), view()->caret()); }
    void setSelection(int, int begin, int end) override { addSelection(begin, end); }
    int cursorPosition() const override { return int(view()->caret()); }
    void setCursorPosition(int at) override { view()->setSelection(quint32(at), quint32(at)); }
    QString text(int begin, int end) const override { return view()->text().mid(begin, end - begin); }
    int characterCount() const override { return int(view()->text().size()); }
    QRect characterRect(int offset) const override
    {
        const QRect cell = view()->cellRect(quint32(std::max(0, offset)));
        return {view()->viewport()->mapToGlobal(cell.topLeft()), cell.size()};
    }
    int offsetAtPoint(const QPoint &point) const override
    {
        return int(view()->offsetAt(view()->viewport()->mapFromGlobal(point)));
    }
    void scrollToSubstring(int begin, int) override { view()->setSelection(quint32(begin), quint32(begin)); }
    QString attributes(int offset, int *begin, int *end) const override
    {
        *begin = offset;
        *end = offset;
        return {};
    }

private:
    TextView *view() const { return static_cast<TextView *>(widget()); }
};

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    if (className != QLatin1String("coroscope::TextView"))
        return nullptr;
    auto *view = qobject_cast<TextView *>(object);
    return view ? new TextViewAccessible(view) : nullptr;
}

} // namespace

void installTextViewAccessibility()
{
    QAccessible::installFactory(&makeInterface); // it takes the same one only once
}

} // namespace coroscope
