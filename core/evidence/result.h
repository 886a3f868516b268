#pragma once

#include "evidence/words.h"

#include <variant>

namespace todoku
{

/// What is wrong with one of our own files (a cause, a scenario, a pack), and where.
struct Complaint {
    QString file;
    int line = 0; ///< from 1; 0 where the whole file is meant
    Words what;   ///< one sentence: what is wrong and how to mend it

    /// "FILE:LINE: sentence".
    QString text(Language language) const
    {
        const QString where = line > 0 ? file + u':' + QString::number(line) : file;
        return where.isEmpty() ? what.in(language) : where + QStringLiteral(": ") + what.in(language);
    }
};

/// A value, or the complaint why there is none. Only for our own files: what the network says is data, not an
/// error.
template <class T>
class Result
{
public:
    Result(T value) : m_either(std::move(value)) {}
    Result(Complaint complaint) : m_either(std::move(complaint)) {}

    explicit operator bool() const { return std::holds_alternative<T>(m_either); }
    const T &operator*() const & { return std::get<T>(m_either); }
    T &operator*() & { return std::get<T>(m_either); }
    T &&operator*() && { return std::get<T>(std::move(m_either)); }
    const T *operator->() const { return &std::get<T>(m_either); }
    const Complaint &complaint() const { return std::get<Complaint>(m_either); }

private:
    std::variant<T, Complaint> m_either;
};

} // namespace todoku
