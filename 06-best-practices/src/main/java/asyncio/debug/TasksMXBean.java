package asyncio.debug;

/**
 * The tasks of a loop as somebody outside the program can ask for them: by {@link Ps}, or by any
 * tool that knows JMX.
 */
public interface TasksMXBean {

  /** The rings and the tree: {@code python -m asyncio pstree}. */
  String tree();

  /** The table: {@code python -m asyncio ps}. */
  String table();
}
