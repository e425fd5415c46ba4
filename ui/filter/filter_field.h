#pragma once

#include "ui/filter/filter.h"
#include "ui/filter/filter_parser.h"
#include "ui/filter/filter_suggestions.h"

#include <QLineEdit>
#include <QPointer>

namespace coroscope {

class FilterPopup;
class WindowSettings;

/// The field in which a list is filtered. It completes names, operators and values while one writes; where the text is
/// wrong, it marks the place, says why, and leaves the last good filter in effect. Escape clears it, Down offers recent
/// filters and fields. GUI thread.
class FilterField final : public QLineEdit {
    Q_OBJECT
public:
    static constexpr qsizetype kMostRecent = 20;

    explicit FilterField(QWidget *parent = nullptr);
    ~FilterField() override;

    void setGrammar(FilterGrammar grammar);
    /// Values that were seen, asked for whenever they are offered.
    void setValues(FilterValues values) { m_values = std::move(values); }
    /// Why a filter that is right cannot be used here, as a sentence; empty: it can. Then it counts as wrong.
    void setCheck(std::function<QString(const Filter &)> check) { m_check = std::move(check); }
    /// Recent filters are kept there, under the name of the pane. `settings` outlives the field.
    void setHistory(WindowSettings *settings, const QString &pane);

    /// The one in effect: the last that was right.
    const Filter &filter() const noexcept { return m_filter; }
    const std::optional<FilterError> &error() const noexcept { return m_error; }
    /// Under the field; null before it was first shown.
    FilterPopup *popup() const { return m_popup; }

    /// Goes to the field; its keys act in whatever it is added to. For PaneBar and the commands.
    QAction *focusAction() const { return m_find; }

    void showSuggestions();
    /// How filters are written, with the fields of this one.
    void showHelp();
    QString helpText() const;

Q_SIGNALS:
    /// Another filter is in effect.
    void filterChanged(const coroscope::Filter &filter);
    void errorChanged();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void onTextChanged();
    void suggest(bool asked);
    void accept(int row);
    void hidePopup();
    void remember();
    QStringList recent() const;

    FilterGrammar m_grammar;
    FilterValues m_values;
    std::function<QString(const Filter &)> m_check;
    WindowSettings *m_settings = nullptr;
    QString m_pane;
    Filter m_filter;
    std::optional<FilterError> m_error;
    FilterPopup *m_popup = nullptr;
    FilterSuggestions m_suggestions; ///< those in the popup
    QPointer<QWidget> m_help;
    QAction *m_warning;
    QAction *m_find;
};

} // namespace coroscope
