package loopcraft.grader.cli;

import java.io.PrintWriter;
import java.util.List;

/** Where the commands write, line by line. */
public final class Screen {

  private final PrintWriter out;
  private final Look look;

  /** Writes to this writer in this look. */
  public Screen(PrintWriter out, Look look) {
    this.out = out;
    this.look = look;
  }

  /** What the output may use. */
  public Look look() {
    return look;
  }

  /** Writes a line. */
  public void line(String line) {
    out.println(look.spell(line));
    out.flush();
  }

  /** Writes lines. */
  public void lines(List<String> lines) {
    lines.forEach(line -> out.println(look.spell(line)));
    out.flush();
  }

  /** Writes an empty line. */
  public void blank() {
    line("");
  }

  /** Writes a sentence, wrapped. */
  public void say(String sentence) {
    sentence.lines().forEach(line -> lines(Text.wrap(line, look.width(), "")));
  }

  /** Shows what is being done until the next line is written; only a terminal sees it. */
  public void meanwhile(String activity) {
    if (look.redraws()) {
      out.print("\r\u001b[K" + look.dim(look.spell(activity)) + "\r");
      out.flush();
    }
  }

  /** Takes the last {@link #meanwhile} away. */
  public void done() {
    if (look.redraws()) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }

  /** The writer itself, for tools that format on their own. */
  public PrintWriter writer() {
    return out;
  }
}
