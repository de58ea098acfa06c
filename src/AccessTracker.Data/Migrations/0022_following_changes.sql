-- What is read anew when records change or an embargo ends, without reading everything (docs/decisions/0016): the stops, departures and permits
-- of some days, and the incidents of some convoys.
create index delivery_by_day on delivery (operation_id, day, convoy_id);
create index convoy_by_departure on convoy (operation_id, departed_on);
create index decision_by_end on decision (operation_id, valid_to, request_id);
create index incident_by_convoy on incident (convoy_id);
