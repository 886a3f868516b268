#pragma once

#include <QtGlobal>

#include <string>
#include <string_view>
#include <unordered_map>

namespace todoku
{

/// A mailbox holds the same few sentences over and over: what a text was found to mean is kept for a while.
/// Made to be `static thread_local`, so that nobody waits for anybody; bounded, so that a million different
/// texts take no more room than a few thousand.
template <class Value>
class Remembered
{
public:
    /// What was kept of the text, or nullptr. `owner` is the number of the one who found it out: several take
    /// no notice of each other.
    const Value *find(quint64 owner, std::string_view text)
    {
        const Texts &texts = m_texts[owner];
        const auto known = texts.find(text);
        return known == texts.end() ? nullptr : &known->second;
    }
    void keep(quint64 owner, std::string_view text, const Value &value)
    {
        if (text.size() > longest)
            return;
        if (m_texts.size() > mostOwners)
            m_texts.clear();
        Texts &texts = m_texts[owner];
        if (texts.size() >= most)
            texts.clear();
        texts.emplace(text, value);
    }

private:
    static constexpr std::size_t mostOwners = 4;
    static constexpr std::size_t most = 4096;
    static constexpr std::size_t longest = 2048;

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    using Texts = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    std::unordered_map<quint64, Texts> m_texts; ///< by owner
};

} // namespace todoku
