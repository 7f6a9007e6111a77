import dayjs from 'dayjs';

/** To the minute, on the clock of this computer. */
export const showTime = (iso: string): string => dayjs(iso).format('YYYY-MM-DD HH:mm');
