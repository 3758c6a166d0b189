package asyncio.process;

import asyncio.task.Future;

/**
 * A worker process as the loop sees it. It does one job at a time. None of its methods blocks.
 *
 * <p>What it returns is for looking on: add callbacks, and do not cancel it.
 */
public interface Worker {

  /**
   * Sends it a job. It must not have one already.
   *
   * @return is done, soon and never at once, when the worker has answered or died; never fails. On
   *     a worker that has ended already, that is {@link Reply.Died}
   */
  Future<Reply> perform(Parcel job);

  /**
   * Ends its process by force, whatever it is doing. Nothing happens if it has ended. From now on,
   * until it has ended, that is {@linkplain asyncio.loop.EventLoop#outsideWorkBegan outside work}.
   */
  void kill();

  /**
   * Asks it to end, which it does at once. It must not have a job. Its end is outside work, as that
   * of one that was killed.
   */
  void retire();

  /** Is done when its process has ended, whatever for, and after the reply to its last job. */
  Future<Void> ended();
}
