-- What is read anew when records change or an embargo ends, without reading everything (docs/decisions/0016): the stops, departures and permits
-- of some days, the incidents of some convoys, and what names a place.
create index delivery_by_day on delivery (operation_id, day, convoy_id);
create index convoy_by_departure on convoy (operation_id, departed_on);
create index decision_by_end on decision (operation_id, valid_to, request_id);
create index incident_by_convoy on incident (convoy_id);
create index request_line_by_location on request_line (location_id, request_id);
create index convoy_event_by_location on convoy_event (location_id, convoy_id);
