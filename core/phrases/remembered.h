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
        const Texts &texts = m_owners[owner].texts;
        const auto known = texts.find(text);
        return known == texts.end() ? nullptr : &known->second;
    }
    void keep(quint64 owner, std::string_view text, const Value &value)
    {
        if (text.size() > longest)
            return;
        if (m_owners.size() > mostOwners)
            m_owners.clear();
        Owner &his = m_owners[owner];
        if (his.bytes > mostBytes)
            his = {};
        his.bytes += text.size() + beside;
        his.texts.emplace(text, value);
    }

private:
    static constexpr std::size_t mostOwners = 4;
    static constexpr std::size_t mostBytes = 2 << 20; ///< of one owner
    static constexpr std::size_t longest = 32768;
    static constexpr std::size_t beside = 256; ///< what a value and its place take, about

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    using Texts = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;
    struct Owner {
        Texts texts;
        std::size_t bytes = 0;
    };

    std::unordered_map<quint64, Owner> m_owners; ///< by number
};

} // namespace todoku
