#pragma once

#include <QLatin1StringView>
#include <QtGlobal>

#include <array>
#include <cstdint>

namespace coroscope {

/// The sections of the tutorial on asynchronous APIs that this program descends from. A route's declaration names the
/// one that it shows; what the tutorial does not have names none.
enum class TutorialSection : std::uint8_t {
    None,
    WhyAsync,
    SimpleApi,
    DatabaseQueries,
    BackgroundTasks,
    Performance,
    Caching,
};

/// What a section is called: `id` is its anchor, the same for ever, in lessons and in the OpenAPI document; `title` is
/// in English, and the window translates it in the context kTutorialContext.
struct TutorialSectionInfo {
    TutorialSection section;
    const char *id;
    const char *title;
};

inline constexpr char kTutorialContext[] = "TutorialSection";

/// All but None, in their order in the tutorial.
inline constexpr std::array<TutorialSectionInfo, 6> kTutorialSections{{
    {TutorialSection::WhyAsync, "why-use-asynchronous-apis",
     QT_TRANSLATE_NOOP("TutorialSection", "Why use asynchronous APIs")},
    {TutorialSection::SimpleApi, "creating-a-simple-async-api",
     QT_TRANSLATE_NOOP("TutorialSection", "Creating a simple async API")},
    {TutorialSection::DatabaseQueries, "async-database-queries",
     QT_TRANSLATE_NOOP("TutorialSection", "Async database queries")},
    {TutorialSection::BackgroundTasks, "background-tasks", QT_TRANSLATE_NOOP("TutorialSection", "Background tasks")},
    {TutorialSection::Performance, "performance", QT_TRANSLATE_NOOP("TutorialSection", "Performance")},
    {TutorialSection::Caching, "caching-with-redis", QT_TRANSLATE_NOOP("TutorialSection", "Caching with Redis")},
}};

/// Null for None.
constexpr const TutorialSectionInfo *tutorialSectionInfo(TutorialSection section)
{
    for (const TutorialSectionInfo &info : kTutorialSections) {
        if (info.section == section)
            return &info;
    }
    return nullptr;
}

/// "async-database-queries"; empty for None.
inline QLatin1StringView tutorialSectionId(TutorialSection section)
{
    const TutorialSectionInfo *info = tutorialSectionInfo(section);
    return info ? QLatin1StringView(info->id) : QLatin1StringView();
}

/// None where no section has this id.
inline TutorialSection tutorialSectionOf(QStringView id)
{
    for (const TutorialSectionInfo &info : kTutorialSections) {
        if (id == QLatin1StringView(info.id))
            return info.section;
    }
    return TutorialSection::None;
}

} // namespace coroscope
