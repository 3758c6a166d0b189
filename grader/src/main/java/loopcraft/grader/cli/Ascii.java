package loopcraft.grader.cli;

import java.util.Map;

/** Spells characters that a terminal cannot show. */
final class Ascii {

  private static final Map<Character, String> SPELLINGS =
      Map.ofEntries(
          Map.entry('✓', "+"),
          Map.entry('✗', "x"),
          Map.entry('–', "-"),
          Map.entry('—', "-"),
          Map.entry('·', "-"),
          Map.entry('•', "*"),
          Map.entry('▸', ">"),
          Map.entry('▾', "v"),
          Map.entry('█', "#"),
          Map.entry('░', "."),
          Map.entry('│', "|"),
          Map.entry('─', "-"),
          Map.entry('═', "="),
          Map.entry('┼', "+"),
          Map.entry('…', "..."),
          Map.entry('→', "->"),
          Map.entry('←', "<-"),
          Map.entry('≤', "<="),
          Map.entry('≥', ">="),
          Map.entry('≠', "!="),
          Map.entry('×', "x"),
          Map.entry('’', "'"),
          Map.entry('‘', "'"),
          Map.entry('“', "\""),
          Map.entry('”', "\""),
          Map.entry('\u00a0', " "));

  private Ascii() {}

  static String fold(String text) {
    var folded = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      folded.append(c < 128 ? String.valueOf(c) : SPELLINGS.getOrDefault(c, "?"));
    }
    return folded.toString();
  }
}
