package asyncio.debug;

/**
 * How much of a picture is drawn.
 *
 * @param mostTasks how many of the tasks that stand side by side
 * @param deepest how many tasks below each other, counted from a root, which is one
 */
public record TreeLimits(int mostTasks, int deepest) {

  /** What a screen has room for. */
  public static final TreeLimits DEFAULT = new TreeLimits(20, 50);

  /**
   * Makes limits.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public TreeLimits {
    if (mostTasks < 1 || deepest < 1) {
      throw new IllegalArgumentException(
          "limits must be positive: %d, %d".formatted(mostTasks, deepest));
    }
  }
}
