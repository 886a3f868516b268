#pragma once

#include "evidence/secret.h"

#include <string>
#include <vector>

namespace todoku
{

/// What is looked for in this process's own memory, in every form in which programs write a password. Held in
/// a disguise, so that the search does not find itself.
class Needles
{
public:
    explicit Needles(const Secret &secret);

    /// Where it stands, one line for each place: "base64 in [heap]". Empty: nowhere.
    std::vector<std::string> found() const;

private:
    struct Needle {
        std::string form;
        std::vector<unsigned char> disguised;
    };
    void add(const char *form, const QByteArray &bytes);

    std::vector<Needle> m_needles;
};

} // namespace todoku
