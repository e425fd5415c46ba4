#pragma once

#include "ui/widgets/content_view.h"

#include <QToolButton>

namespace coroscope {

// Shared by the parts of ContentView.

inline constexpr ContentView::View kContentViews[]
    = {ContentView::View::Tree, ContentView::View::Table, ContentView::View::Text, ContentView::View::Hex,
       ContentView::View::Image};

inline unsigned bit(ContentView::View view)
{
    return 1U << unsigned(view);
}

/// Names of views in settings and in objectNames: they never change.
QString viewWord(ContentView::View view);

} // namespace coroscope
