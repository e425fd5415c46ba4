#pragma once

#include "ui/filter/filter_grammar.h"
#include "ui/filter/filter_proxy.h"

namespace coroscope {

/// The routes that a filter lets through. A group is shown as long as one of its routes is; it is asked nothing itself,
/// so that "not(method:GET)" does not find it. GUI thread.
class RouteFilterProxy final : public FilterProxy {
    Q_OBJECT
public:
    explicit RouteFilterProxy(QObject *parent = nullptr);

    static FilterGrammar grammar();
    /// Values that the routes have, to be offered. `field` is a RouteModel::FilterField.
    QStringList valuesOf(int field) const;
    /// Whether what it lets through changes as requests come in.
    bool asksForFigures() const;
    /// Looks at all rows again.
    void refilter() { invalidateFilter(); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
};

} // namespace coroscope
