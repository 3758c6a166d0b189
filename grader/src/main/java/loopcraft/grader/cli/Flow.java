package loopcraft.grader.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Running text of words in different styles, to be broken into lines between its words. */
final class Flow {

  private sealed interface Token {}

  private record Word(String styled, int width) implements Token {}

  private enum Gap implements Token {
    SPACE,
    NEW_LINE
  }

  private final List<Token> tokens = new ArrayList<>();

  /** Adds text; each of its words gets the style. */
  void text(String text, UnaryOperator<String> style) {
    if (text.isBlank()) {
      space();
      return;
    }
    if (Character.isWhitespace(text.charAt(0))) {
      space();
    }
    var words = text.strip().split("\\s+");
    for (var i = 0; i < words.length; i++) {
      if (i > 0) {
        space();
      }
      word(style.apply(words[i]), Text.width(words[i]));
    }
    if (Character.isWhitespace(text.charAt(text.length() - 1))) {
      space();
    }
  }

  private void word(String styled, int width) {
    if (!tokens.isEmpty() && tokens.getLast() instanceof Word(var before, var columns)) {
      tokens.set(tokens.size() - 1, new Word(before + styled, columns + width));
    } else {
      tokens.add(new Word(styled, width));
    }
  }

  void space() {
    tokens.add(Gap.SPACE);
  }

  void newLine() {
    tokens.add(Gap.NEW_LINE);
  }

  /** How wide it is without a break. */
  int width() {
    return wrap(Integer.MAX_VALUE).stream().mapToInt(Text::width).max().orElse(0);
  }

  /** Its lines. */
  List<String> wrap(int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    var used = 0;
    for (var token : tokens) {
      switch (token) {
        case Gap gap when gap == Gap.NEW_LINE -> {
          lines.add(line.toString());
          line.setLength(0);
          used = 0;
        }
        case Gap _ -> {}
        case Word(var styled, var columns) -> {
          if (used > 0 && used + 1 + columns > width) {
            lines.add(line.toString());
            line.setLength(0);
            used = 0;
          }
          line.append(used > 0 ? " " : "").append(styled);
          used += columns + (used > 0 ? 1 : 0);
        }
      }
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}
