#pragma once

#include <QStringList>

#include <optional>
#include <string_view>

namespace todoku
{

/// What a ZIP archive says about itself without being unpacked.
struct ZipListing {
    QStringList names;      ///< of the files in it, safe to show; at most `mostNames`
    bool encrypted = false; ///< at least one of them
    bool whole = false;     ///< the directory at the end was there; without it only the first file is known

    static constexpr int mostNames = 2000;
};

/// Reads the central directory at the archive's end (APPNOTE.TXT 4.3.12, 4.3.16); of an archive that was cut,
/// its first local header. Nothing where the bytes are no ZIP archive. Never unpacks anything.
std::optional<ZipListing> zipListing(std::string_view bytes);

} // namespace todoku
