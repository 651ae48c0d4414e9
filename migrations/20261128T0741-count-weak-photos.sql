-- How many photos of a case were found technically weak, beside how many there are: a doctor sees it in the queue, where
-- no photo may be opened yet. Counted when a case is sent and when photos are added; null in cases sent before.
alter table cases add column weak_photo_count integer check (weak_photo_count >= 0);
