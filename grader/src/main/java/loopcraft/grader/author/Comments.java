package loopcraft.grader.author;

import java.util.ArrayList;
import java.util.List;

/** Where the comments of a Java text are. */
final class Comments {

  private Comments() {}

  /** The comments in order, each from its first to its last character, without the line's end. */
  static List<Range> in(String text) {
    var found = new ArrayList<Range>();
    int i = 0;
    while (i < text.length()) {
      if (text.startsWith("//", i)) {
        int end = orEnd(text, text.indexOf('\n', i));
        found.add(new Range(i, end));
        i = end;
      } else if (text.startsWith("/*", i)) {
        int close = text.indexOf("*/", i + 2);
        int end = close < 0 ? text.length() : close + 2;
        found.add(new Range(i, end));
        i = end;
      } else if (text.startsWith("\"\"\"", i)) {
        i = afterLiteral(text, i + 3, "\"\"\"");
      } else if (text.charAt(i) == '"') {
        i = afterLiteral(text, i + 1, "\"");
      } else if (text.charAt(i) == '\'') {
        i = afterLiteral(text, i + 1, "'");
      } else {
        i++;
      }
    }
    return found;
  }

  /** The same text with every comment, and the blank lines that it leaves, gone. */
  static String removedFrom(String text, List<Range> comments) {
    var edits = new Edits(text);
    for (Range comment : comments) {
      if (standsAlone(text, comment)) {
        edits.removeLines(comment);
      } else {
        edits.replace(new Range(trimmedStart(text, comment.from()), comment.to()), "");
      }
    }
    return edits.apply();
  }

  private static int trimmedStart(String text, int from) {
    int start = from;
    while (start > 0 && text.charAt(start - 1) == ' ') {
      start--;
    }
    return start;
  }

  /** Whether nothing else is in the comment's lines. */
  static boolean standsAlone(String text, Range comment) {
    int lineStart = text.lastIndexOf('\n', comment.from() - 1) + 1;
    int lineEnd = orEnd(text, text.indexOf('\n', comment.to()));
    return text.substring(lineStart, comment.from()).isBlank()
        && text.substring(comment.to(), lineEnd).isBlank();
  }

  private static int afterLiteral(String text, int start, String quote) {
    int i = start;
    while (i < text.length() && !text.startsWith(quote, i)) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), i + quote.length());
  }

  private static int orEnd(String text, int index) {
    return index < 0 ? text.length() : index;
  }
}
