#include "ui/heat_colors.h"

#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

/// A colour in Oklab, where equal steps look equal. Source: B. Ottosson, "A perceptual color space for image
/// processing", 2020.
struct Lab {
    double l, a, b;
};

double toLinear(double c)
{
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double fromLinear(double c)
{
    c = std::clamp(c, 0.0, 1.0);
    return c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
}

Lab labOf(const QColor &color)
{
    const double r = toLinear(color.redF());
    const double g = toLinear(color.greenF());
    const double b = toLinear(color.blueF());
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

QColor colorOf(const Lab &lab)
{
    const double l = std::pow(lab.l + 0.3963377774 * lab.a + 0.2158037573 * lab.b, 3);
    const double m = std::pow(lab.l - 0.1055613458 * lab.a - 0.0638541728 * lab.b, 3);
    const double s = std::pow(lab.l - 0.0894841775 * lab.a - 1.2914855480 * lab.b, 3);
    return QColor::fromRgbF(float(fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)),
                            float(fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)),
                            float(fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)));
}

} // namespace

HeatColors heatColors(const QPalette &palette)
{
    const Lab ground = labOf(palette.color(QPalette::Base));
    const Lab ink = labOf(palette.color(QPalette::Text));
    const Lab hue = labOf(themeColors(palette).series[0]);
    HeatColors colors;
    for (int i = 0; i < kHeatSteps; ++i) {
        // Lightness in equal steps from near the ground to near the ink; the hue is strongest in the middle.
        const double t = 0.16 + 0.76 * double(i) / (kHeatSteps - 1);
        const double strength = 1 - std::abs(2 * t - 1) * 0.75;
        colors[std::size_t(i)] = colorOf({ground.l + (ink.l - ground.l) * t, hue.a * strength, hue.b * strength});
    }
    return colors;
}

QColor heatInk(const QColor &cell, const QPalette &palette)
{
    const double lightness = labOf(cell).l;
    const QColor ink = palette.color(QPalette::Text);
    const QColor ground = palette.color(QPalette::Base);
    return std::abs(labOf(ink).l - lightness) > std::abs(labOf(ground).l - lightness) ? ink : ground;
}

std::vector<std::uint64_t> heatSteps(std::uint64_t most)
{
    std::vector<std::uint64_t> steps;
    for (int i = 0; i < kHeatSteps && most > 0; ++i) {
        // The last step begins well below the most, so that it is met.
        const auto from = most <= std::uint64_t(kHeatSteps)
            ? std::uint64_t(i) + 1
            : std::uint64_t(std::pow(double(most), double(i) / kHeatSteps) + 0.5);
        if (from <= most && (steps.empty() || from > steps.back()))
            steps.push_back(from);
    }
    return steps;
}

int heatStep(std::uint64_t count, const std::vector<std::uint64_t> &steps)
{
    const auto after = std::upper_bound(steps.begin(), steps.end(), count);
    const auto place = std::max<std::ptrdiff_t>(0, after - steps.begin() - 1);
    if (steps.size() < 2)
        return kHeatSteps / 2;
    return int(place * (kHeatSteps - 1) / std::ptrdiff_t(steps.size() - 1));
}

} // namespace coroscope
